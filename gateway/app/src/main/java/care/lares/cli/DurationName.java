// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.Span;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 5m} and {@code 2h}. */
final class DurationName implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Span.typed(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no duration: write 90s, 5m or 2h"));
    }
}

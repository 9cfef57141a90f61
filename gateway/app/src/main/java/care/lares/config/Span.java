// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.time.Duration;

/** A time as the file has it: {@code 10ms}, {@code 30s}, {@code 10m}, {@code 2h}; the schema has seen to the form. */
final class Span {
    private Span() {}

    static Duration of(String text) {
        int unit = text.endsWith("ms") ? text.length() - 2 : text.length() - 1;
        long number = Long.parseLong(text.substring(0, unit));
        return switch (text.substring(unit)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> throw new IllegalArgumentException("no unit of time in " + text);
        };
    }
}

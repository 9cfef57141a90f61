// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An option that takes one of a few words, in small letters.
 *
 * @param <E> what they stand for
 */
abstract class Words<E extends Enum<E>> implements ITypeConverter<E> {
    private final Map<String, E> meanings = new LinkedHashMap<>();

    /** The words that these are called by: their names in small letters, with hyphens. */
    Words(Class<E> meanings) {
        Arrays.stream(meanings.getEnumConstants())
                .forEach(one ->
                        this.meanings.put(one.name().toLowerCase(Locale.ROOT).replace('_', '-'), one));
    }

    @Override
    public final E convert(String word) {
        return Optional.ofNullable(meanings.get(word))
                .orElseThrow(() -> new TypeConversionException(
                        "expected " + String.join(" or ", meanings.keySet()) + ", but was '" + word + "'"));
    }
}

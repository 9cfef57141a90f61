// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.config.Site;
import care.lares.domain.Language;
import care.lares.domain.Language.Style;
import care.lares.domain.Speech;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the house of a gateway for tests speaks; other gateways read it in their settings. */
final class SpeechOptions {
    @Option(
            names = "--language",
            paramLabel = "en|de|zh",
            converter = LanguageTag.class,
            description = "the language of alarms and of the page: en (default), de or zh")
    private @Nullable Language language;

    @Option(
            names = "--language-style",
            paramLabel = "plain|easy",
            converter = StyleName.class,
            description = "plain (default), or easy: short sentences of common words")
    private @Nullable Style style;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            converter = ZoneName.class,
            description = "by whose clock times are told, such as Europe/Berlin; UTC (default)")
    private @Nullable ZoneId zone;

    /** The house, when anything was asked for. */
    Optional<Site> site() {
        return language == null && style == null && zone == null
                ? Optional.empty()
                : Optional.of(new Site(
                        "",
                        Optional.empty(),
                        false,
                        true,
                        new Speech(
                                Optional.ofNullable(language).orElse(Speech.DEFAULT.language()),
                                Optional.ofNullable(style).orElse(Speech.DEFAULT.style()),
                                Optional.ofNullable(zone).orElse(Speech.DEFAULT.zone()))));
    }

    private static final class StyleName extends Words<Style> {
        StyleName() {
            super(Style.class);
        }
    }

    private static final class LanguageTag implements ITypeConverter<Language> {
        @Override
        public Language convert(String tag) {
            return Arrays.stream(Language.values())
                    .filter(language -> language.tag().equals(tag))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected "
                            + Arrays.stream(Language.values())
                                    .map(Language::tag)
                                    .collect(Collectors.joining(" or "))
                            + ", but was '" + tag + "'"));
        }
    }

    private static final class ZoneName implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException unknown) {
                throw new TypeConversionException(
                        "expected a zone of the IANA list such as Europe/Berlin, but was '" + name + "'");
            }
        }
    }
}

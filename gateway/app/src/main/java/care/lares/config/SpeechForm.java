// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import care.lares.domain.Language;
import care.lares.domain.Language.Style;
import care.lares.domain.Speech;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How {@code site} says in which language, how plainly and by which clock the house speaks. */
final class SpeechForm {
    private static final String ZONE = "time-zone";

    private SpeechForm() {}

    /** What a document that has the right form asks for; what it does not say is as usual. */
    static Speech of(JsonNode site) {
        return new Speech(language(site), style(site), zone(site).orElse(Speech.DEFAULT.zone()));
    }

    /** A zone that nobody has heard of; it comes before {@link Site}, which cannot hold one. */
    static List<Fault> faults(YamlDocument document) {
        try {
            zone(document.root().path("site"));
            return List.of();
        } catch (DateTimeException unknown) {
            return List.of(new Fault(
                    document.line("site." + ZONE),
                    "site." + ZONE,
                    "is no time zone of this world",
                    "a name of the IANA list, such as Europe/Berlin or Asia/Shanghai"));
        }
    }

    private static Language language(JsonNode site) {
        String tag = site.path("language").asText(Speech.DEFAULT.language().tag());
        return Stream.of(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElse(Speech.DEFAULT.language());
    }

    private static Style style(JsonNode site) {
        String name = site.path("language-style").asText(Speech.DEFAULT.style().wireName());
        return Stream.of(Style.values())
                .filter(style -> style.wireName().equals(name))
                .findFirst()
                .orElse(Speech.DEFAULT.style());
    }

    private static Optional<ZoneId> zone(JsonNode site) {
        return Optional.ofNullable(site.path(ZONE).textValue()).map(ZoneId::of);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Language;
import care.lares.domain.Language.Style;
import care.lares.domain.Speech;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page says, in each language. */
class ConsoleWordsTest {
    /** A name before its words, or what could be taken for one: a text, a form, a remark. */
    private static final Pattern NAME =
            Pattern.compile("(?:(\\w+)|\"([^\"\\n]*)\"):(?=[ \\n])|\"[^\"\\n]*\"|`[^`]*`|//[^\\n]*|\\[/\\^[^\\n]*/,");

    private static final Pattern USE = Pattern.compile("(?<![.\\w])words\\.([a-zA-Z]+)(?:\\.([a-zA-Z]+))?");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameNamesInTheSameOrder(Language language) {
        assertThat(names(language)).hasSizeGreaterThan(200).isEqualTo(names(Language.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageBeginsInTheHousesLanguage(Language language) {
        assertThat(page(new PageManner(new Speech(language, Style.PLAIN, ZoneOffset.UTC), true)))
                .contains("<html lang=\"" + language.tag() + "\">");
    }

    @Test
    void thePageShowsTheHousesClockAndNoNamesWhereOthersSeeIt() {
        Speech berlin = new Speech(Language.GERMAN, Style.PLAIN, ZoneId.of("Europe/Berlin"));
        assertThat(page(new PageManner(berlin, false)))
                .contains("<html lang=\"de\" data-zone=\"Europe/Berlin\" data-names=\"rooms\">");
    }

    private static String page(PageManner manner) {
        return Assets.load(manner).byAddress().get("/").bytes().toString(StandardCharsets.UTF_8);
    }

    @Test
    void everythingThePageSaysHasWords() {
        Set<String> known = new TreeSet<>(names(Language.ENGLISH));
        Set<String> missing = new TreeSet<>();
        Assets.load(PageManner.USUAL).byAddress().forEach((address, asset) -> {
            if (address.endsWith(".js") && !address.contains("/words-") && !asset.immutable()) {
                USE.matcher(asset.bytes().toString(StandardCharsets.UTF_8))
                        .results()
                        .filter(use -> !known.contains(use.group(1))
                                || (use.group(2) != null && !known.contains(use.group(2))))
                        .filter(use -> !"js".equals(use.group(1)))
                        .forEach(use -> missing.add(address + " " + use.group()));
            }
        });
        assertThat(missing).isEmpty();
    }

    /** Of a language's words, whose files are named by its tag. */
    private static List<String> names(Language language) {
        Pattern address = Pattern.compile(Assets.ROOT + "words-(?:\\w+-)?" + language.tag() + "\\.js");
        return Assets.load(PageManner.USUAL).byAddress().entrySet().stream()
                .filter(asset -> address.matcher(asset.getKey()).matches())
                .sorted(Comparator.comparing(asset -> asset.getKey().replace("-" + language.tag() + ".js", "")))
                .map(asset -> asset.getValue().bytes().toString(StandardCharsets.UTF_8))
                .flatMap(words -> NAME.matcher(words).results())
                .map(name -> Optional.ofNullable(name.group(1)).or(() -> Optional.ofNullable(name.group(2))))
                .flatMap(Optional::stream)
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Language;
import care.lares.domain.Language.Style;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the bundles: nothing is missing, nothing is left over, and all say the same. */
class BundlesTest {
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])\\}");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPhraseHasItsWords(Language language) {
        assertThat(bundle(language, Style.PLAIN).stringPropertyNames()).isEqualTo(keys());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everySentenceHasItsEasyForm(Language language) {
        Properties plain = bundle(language, Style.PLAIN);
        Set<String> sentences = keys().stream()
                .filter(key -> plain.getProperty(key).matches("(?s).*[.。]"))
                .collect(toCollection(TreeSet::new));
        assertThat(bundle(language, Style.EASY).stringPropertyNames())
                .containsAll(sentences)
                .allMatch(keys()::contains);
        assertThat(sentences).contains("sos", "sos.advice", "carbon.monoxide.advice");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyFormHasThePlacesOfTheEnglishOne(Properties bundle) {
        Properties english = bundle(Language.ENGLISH, Style.PLAIN);
        for (String key : bundle.stringPropertyNames()) {
            assertThat(places(bundle.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void nothingIsQuotedAwayOrEmpty(Properties bundle) {
        for (String key : bundle.stringPropertyNames()) {
            String form = bundle.getProperty(key);
            assertThat(form).as(key).isNotBlank().isEqualTo(form.strip()).doesNotContain("  ");
            assertThat(LONE_APOSTROPHE.matcher(form).find()).as(key).isFalse();
        }
    }

    @Test
    void whoAnswersGasIsToldTheSameInEveryLanguage() {
        for (String key : Set.of("gas.advice", "carbon.monoxide.advice")) {
            assertThat(said(Language.ENGLISH, key))
                    .allMatch(said -> said.contains("Do not ")
                            && said.contains("from outside")
                            && said.matches("(?is).*(nothing|anything) electrical.*")
                            && said.contains("fire brigade"));
            assertThat(said(Language.GERMAN, key))
                    .allMatch(said -> said.matches("(?s).*[Nn]icht hinein.*")
                            && said.contains("von außen") | said.contains("Von außen")
                            && said.matches("(?is).*nichts elektrisches.*")
                            && said.contains("Feuerwehr")
                            && said.contains("112"));
            assertThat(said(Language.CHINESE, key))
                    .allMatch(said ->
                            said.contains("不要进") && said.contains("通风") && said.contains("电器") && said.contains("119"));
        }
    }

    @Test
    void fireAndAmbulanceHaveTheirNumbersWhereTheyAreKnown() {
        assertThat(said(Language.GERMAN, "smoke.advice")).allMatch(said -> said.contains("112"));
        assertThat(said(Language.GERMAN, "sos.advice")).allMatch(said -> said.contains("112"));
        assertThat(said(Language.CHINESE, "smoke.advice")).allMatch(said -> said.contains("119"));
        assertThat(said(Language.CHINESE, "sos.advice")).allMatch(said -> said.contains("120"));
    }

    private static Stream<String> said(Language language, String key) {
        return Stream.of(Style.values()).map(style -> bundle(language, style).getProperty(key));
    }

    static Stream<Properties> bundles() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(Style.values()).map(style -> bundle(language, style)));
    }

    private static Set<String> keys() {
        return Stream.of(Phrase.values()).map(Phrase::key).collect(toCollection(TreeSet::new));
    }

    private static Set<String> places(String form) {
        return PLACE.matcher(form).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }

    private static Properties bundle(Language language, Style style) {
        String name = "words_" + language.tag() + (style == Style.EASY ? "__easy" : "") + ".properties";
        Properties bundle = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Phrases.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            bundle.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }
}

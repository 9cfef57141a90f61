// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.domain.Language;
import care.lares.domain.Language.Style;
import care.lares.domain.Speech;
import care.lares.rules.Said.When;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
    private static final Instant NIGHT = Instant.parse("2026-01-01T01:13:00Z");
    private static final Phrases GERMAN = speaking(Language.GERMAN, Style.PLAIN, "Europe/Berlin");
    private static final Phrases CHINESE = speaking(Language.CHINESE, Style.PLAIN, "Asia/Shanghai");

    @Test
    void aCallIsToldInTheHousesLanguageAndByItsClock() {
        Words words =
                Words.of(Phrase.SOS, Phrase.SOS_ADVICE).and(Phrase.TOLD_AT.said("pendant-204", new When.Clock(NIGHT)));
        assertThat(Phrases.ENGLISH.text(words))
                .isEqualTo("Call for help: the button was pressed. Told by pendant-204 at 01:13 UTC.");
        assertThat(GERMAN.text(words))
                .isEqualTo("Hilferuf: Der Notrufknopf wurde gedrückt. Gemeldet von pendant-204 um 02:13.");
        assertThat(CHINESE.text(words)).isEqualTo("呼救：有人按下了求助按钮。由 pendant-204 于 09:13 报告。");
        assertThat(CHINESE.advice(words)).isEqualTo("立即前往。敲门无人应答就直接进去。拿不准就拨打120叫救护车。");
    }

    @Test
    void easyLanguageSaysTheSentencesItsOwnWayAndTheRestAsPlain() {
        Phrases easy = speaking(Language.GERMAN, Style.EASY, "Europe/Berlin");
        assertThat(easy.say(Phrase.SOS.said())).isEqualTo("Jemand hat den Notruf-Knopf gedrückt.");
        assertThat(easy.say(Phrase.SILENT.said(Duration.ofHours(8))))
                .isEqualTo("Ein Sensor meldet nichts. Schon 8 h lang.");
    }

    @Test
    void theMachinesOwnLocaleSaysNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Phrases.in(Speech.DEFAULT).say(Phrase.SMOKE.said())).isEqualTo("Smoke.");
            Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
            assertThat(Phrases.in(Speech.DEFAULT).say(Phrase.TIME_DAYS.said(1_234L)))
                    .isEqualTo("1234 days");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT-5S, 0 s", "PT59S, 59 s", "PT60S, 1 min", "PT1H, 1 h", "PT47H, 47 h", "P2D, 2 days", "P800D, 2 years"
    })
    void lengthsAreToldAsOneWouldSayThem(Duration length, String said) {
        assertThat(Phrases.ENGLISH.say(Phrase.OLD_AGE.said(length))).isEqualTo(said + " ago");
    }

    @Test
    void aGapOverMidnightOfTheHouseHasItsDays() {
        Instant from = Instant.parse("2026-01-01T22:50:00Z");
        Said gap = Phrase.OFF.said(new When.Span(from, from.plusSeconds(1_860)), Duration.ofMinutes(31));
        assertThat(Phrases.ENGLISH.say(gap)).isEqualTo("Not protected 22:50–23:21 UTC (31 min).");
        assertThat(GERMAN.say(gap)).isEqualTo("Kein Schutz 01.01.2026 23:50–02.01.2026 00:21 (Dauer: 31 min).");
        assertThat(CHINESE.say(gap)).isEqualTo("06:50–07:21 期间没有保护（31分钟）。");
    }

    @Test
    void numbersHaveTheMarkOfTheirLanguageAndNoMoreDigitsThanTold() {
        Said odd = Phrase.IMPLAUSIBLE.said(Kind.BODY_TEMPERATURE, new BigDecimal("44.50"));
        assertThat(Phrases.ENGLISH.say(odd)).startsWith("Body temperature 44.5:");
        assertThat(GERMAN.say(odd)).startsWith("Körpertemperatur 44,5:");
        assertThat(CHINESE.say(odd)).startsWith("体温 44.5：");
    }

    @Test
    void whatAMachineSaysIsNotTakenForAForm() {
        Said damage = Phrase.EVIDENCE_DAMAGED.said("can't read {0} of 'x'");
        assertThat(Phrases.ENGLISH.say(damage)).isEqualTo("Records are damaged: can't read {0} of 'x'.");
    }

    @Test
    void utcIsMarkedUnderEachOfItsNames() {
        for (String name : new String[] {"UTC", "Etc/UTC", "Z", "Etc/GMT"}) {
            Said since = Phrase.SINCE.said(new When.Clock(NIGHT));
            assertThat(speaking(Language.ENGLISH, Style.PLAIN, name).say(since)).isEqualTo("Since 01:13 UTC.");
        }
    }

    @Test
    void whatNobodyHasWordsForIsNamedAsItIsInTheInterface() {
        assertThat(Phrases.ENGLISH.say(Phrase.STRANGER_NAMELESS.said(Kind.STEPS)))
                .contains("(steps)");
    }

    private static Phrases speaking(Language language, Style style, String zone) {
        return Phrases.in(new Speech(language, style, ZoneId.of(zone)));
    }
}

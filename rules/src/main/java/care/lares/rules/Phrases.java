// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.Kind;
import care.lares.domain.Language;
import care.lares.domain.Language.Style;
import care.lares.domain.Speech;
import care.lares.rules.Said.When;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;

/**
 * What is said, in the house's language and by its wall clock. Never in the machine's: its locale and zone say nothing
 * about who lives here. Immutable; safe for use by several threads.
 */
public final class Phrases {
    /** In plain English, times in UTC. */
    public static final Phrases ENGLISH = in(Speech.DEFAULT);

    private static final String BUNDLE = "care.lares.rules.words";
    /** Longer stays in memory are told in years: nobody counts seven hundred days. */
    private static final long MANY_DAYS = 730;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Speech speech;
    private final Map<Phrase, MessageFormat> words;
    private final DateTimeFormatter date;

    private Phrases(Speech speech, Map<Phrase, MessageFormat> words) {
        this.speech = speech;
        this.words = words;
        this.date = DateTimeFormatter.ofPattern(say(Phrase.TIME_DATE.said()), Locale.ROOT);
    }

    /**
     * The phrases of a house that speaks like this.
     *
     * @throws java.util.MissingResourceException when a phrase has no words: at start, not when it is needed
     * @throws IllegalArgumentException when its words cannot be read, then too
     */
    public static Phrases in(Speech speech) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                locale(speech),
                Phrases.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        Map<Phrase, MessageFormat> words = new EnumMap<>(Phrase.class);
        for (Phrase phrase : Phrase.values()) {
            words.put(phrase, new MessageFormat(bundle.getString(phrase.key()), Locale.ROOT));
        }
        return new Phrases(speech, words);
    }

    /** Easy language is a variant of its language: what it says no other way is inherited. */
    private static Locale locale(Speech speech) {
        String tag = speech.language().tag();
        return Locale.forLanguageTag(speech.style() == Style.EASY ? tag + "-x-lvariant-" + Style.EASY.wireName() : tag);
    }

    /** How the house speaks. */
    public Speech speech() {
        return speech;
    }

    /** What is wrong. */
    public String text(Words words) {
        return sentences(words.text());
    }

    /** What to do about it; empty when there is nothing to do. */
    public String advice(Words words) {
        return sentences(words.advice());
    }

    /** Several sentences. */
    public String sentences(List<Said> all) {
        return all.stream()
                .map(this::say)
                .collect(Collectors.joining(speech.language().sentenceGap()));
    }

    /** One phrase with its facts; on a copy of its format, because a format is not for several threads. */
    public String say(Said said) {
        Object[] facts = said.facts().stream().map(this::fact).toArray();
        MessageFormat format = Objects.requireNonNull(words.get(said.phrase()));
        return ((MessageFormat) format.clone()).format(facts);
    }

    private String fact(Object fact) {
        if (fact instanceof Said said) {
            return say(said);
        }
        if (fact instanceof When when) {
            return time(when);
        }
        if (fact instanceof Duration duration) {
            return inWords(duration);
        }
        if (fact instanceof Kind kind) {
            return Phrase.of(kind).map(phrase -> say(phrase.said())).orElse(kind.wireName());
        }
        if (fact instanceof BigDecimal number) {
            String plain = (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString();
            return speech.language() == Language.GERMAN ? plain.replace('.', ',') : plain;
        }
        return fact.toString();
    }

    /** A duration as one would say it: {@code 45 s}, {@code 12 min}, {@code 3 h}, {@code 2 days}. */
    public String inWords(Duration duration) {
        return say(length(duration));
    }

    private static Said length(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return Phrase.TIME_SECONDS.said(Math.max(0, duration.toSeconds()));
        }
        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return Phrase.TIME_MINUTES.said(duration.toMinutes());
        }
        if (duration.compareTo(Duration.ofDays(2)) < 0) {
            return Phrase.TIME_HOURS.said(duration.toHours());
        }
        return duration.toDays() > MANY_DAYS
                ? Phrase.TIME_YEARS.said(duration.toDays() / 365)
                : Phrase.TIME_DAYS.said(duration.toDays());
    }

    private String time(When when) {
        if (when instanceof When.Clock clock) {
            return clock(clock.at()) + zoneMark();
        }
        if (when instanceof When.Date day) {
            return date.format(local(day.at()));
        }
        if (when instanceof When.Day day) {
            return dayAndClock(day.at()) + zoneMark();
        }
        if (when instanceof When.Weekday day) {
            ZonedDateTime local = day.at().atZone(day.zone());
            return say(weekday(local.getDayOfWeek()).said()) + " " + CLOCK.format(local);
        }
        When.Span span = (When.Span) when;
        boolean sameDay = local(span.from()).equals(local(span.to()));
        return sameDay
                ? clock(span.from()) + "–" + clock(span.to()) + zoneMark()
                : dayAndClock(span.from()) + "–" + dayAndClock(span.to()) + zoneMark();
    }

    private static Phrase weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> Phrase.TIME_MONDAY;
            case TUESDAY -> Phrase.TIME_TUESDAY;
            case WEDNESDAY -> Phrase.TIME_WEDNESDAY;
            case THURSDAY -> Phrase.TIME_THURSDAY;
            case FRIDAY -> Phrase.TIME_FRIDAY;
            case SATURDAY -> Phrase.TIME_SATURDAY;
            case SUNDAY -> Phrase.TIME_SUNDAY;
        };
    }

    private String clock(Instant at) {
        return CLOCK.format(at.atZone(speech.zone()));
    }

    private String dayAndClock(Instant at) {
        return date.format(local(at)) + " " + clock(at);
    }

    private LocalDate local(Instant at) {
        return LocalDate.ofInstant(at, speech.zone());
    }

    /** A house that has not said where it stands must not take these times for its wall clock's. */
    private String zoneMark() {
        ZoneId zone = speech.zone();
        return zone.equals(ZoneOffset.UTC) ? " UTC" : "";
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.Quality;
import care.lares.domain.Reading;
import java.time.Duration;
import java.time.Instant;

/** News that comes late: raised all the same, with its age in words. */
public final class OldNews {
    private OldNews() {}

    /** Whether what is told is not about now. */
    public static boolean is(Reading reading, RuleSettings settings) {
        return reading.quality().contains(Quality.LATE)
                || reading.quality().contains(Quality.RETAINED)
                || age(reading).compareTo(settings.oldNewsAfter()) > 0;
    }

    /**
     * The words with the age of the news, where it is old, and a warning where it may be someone else's copy.
     *
     * @param happened what happened then: {@link Phrase#OLD_PRESSED}
     */
    public static Words words(Words words, Reading reading, RuleSettings settings, Phrase happened) {
        Words aged = is(reading, settings) ? words.and(happened.said(when(reading))) : words;
        return reading.quality().contains(Quality.REPLAY_SUSPECTED) ? aged.and(Phrase.REPLAYED.said()) : aged;
    }

    private static Said when(Reading reading) {
        Duration age = age(reading);
        return age.compareTo(Duration.ofMinutes(1)) < 0 ? Phrase.OLD_UNKNOWN.said() : Phrase.OLD_AGE.said(age);
    }

    private static Duration age(Reading reading) {
        Instant happened = reading.effectiveAt();
        return Duration.between(happened, reading.receivedAt());
    }
}

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
     * @param happened what happened then, as a participle: {@code pressed}
     */
    public static Words words(Words words, Reading reading, RuleSettings settings, String happened) {
        Words aged = is(reading, settings) ? words.and(sentence(reading, happened)) : words;
        return reading.quality().contains(Quality.REPLAY_SUSPECTED)
                ? aged.and("It may be an earlier message sent again.")
                : aged;
    }

    private static String sentence(Reading reading, String happened) {
        Duration age = age(reading);
        String when = age.compareTo(Duration.ofMinutes(1)) < 0 ? "at an unknown time" : inWords(age) + " ago";
        return capitalised(happened) + " " + when + ", told only now.";
    }

    private static Duration age(Reading reading) {
        Instant happened = reading.effectiveAt();
        return Duration.between(happened, reading.receivedAt());
    }

    /** A duration as one would say it: {@code 45 s}, {@code 12 min}, {@code 3 h}, {@code 2 days}. */
    public static String inWords(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, duration.toSeconds()) + " s";
        }
        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return duration.toMinutes() + " min";
        }
        if (duration.compareTo(Duration.ofDays(2)) < 0) {
            return duration.toHours() + " h";
        }
        return duration.toDays() + " days";
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Priority;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuned;
import java.time.Duration;

/**
 * The times the alarm desk goes by.
 *
 * @param acknowledgedHigh how long an acknowledgement holds the escalation of a high alarm
 * @param acknowledgedMedium how long it holds that of a medium one; a low one never escalates
 * @param accepted how long escalation is held for a person who is going
 * @param silence how long the sound stays off when the person does not say
 * @param longestSilence how long it stays off at most
 * @param repetition a condition that goes on is counted at most this often: a sensor that repeats itself every second
 *     must not fill the log
 * @param deliveredWithin how soon a way out that confirms must have confirmed an alarm of high priority
 * @param pressesUntilStep from this press on an unanswered call moves on by itself
 * @param pressesApart further presses move it on again, no more often than this
 * @param moveWithin a suspected fall is one when nobody has moved for so long
 * @param unknownFor after so long a condition whose sensor cannot say escalates: somebody looks
 * @param afterRestart what is left at least of a hold after a restart: time for people's screens to come back
 */
public record DeskSettings(
        Duration acknowledgedHigh,
        Duration acknowledgedMedium,
        Duration accepted,
        Duration silence,
        Duration longestSilence,
        Duration repetition,
        Duration deliveredWithin,
        int pressesUntilStep,
        Duration pressesApart,
        Duration moveWithin,
        Duration unknownFor,
        Duration afterRestart) {

    private static final Duration REPETITION = Duration.ofMinutes(1);
    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(10);
    private static final int PRESSES_UNTIL_STEP = 3;
    private static final Duration PRESSES_APART = Duration.ofSeconds(10);
    private static final Duration AFTER_RESTART = Duration.ofSeconds(5);

    /** The written defaults. */
    public static final DeskSettings DEFAULTS = of(Tuned.USUAL);

    /** Refuses times that are not positive: a hold of no time would be no answer, one without end no safety. */
    public DeskSettings {
        requirePositive("acknowledgedHigh", acknowledgedHigh);
        requirePositive("acknowledgedMedium", acknowledgedMedium);
        requirePositive("accepted", accepted);
        requirePositive("silence", silence);
        requirePositive("longestSilence", longestSilence);
        requirePositive("repetition", repetition);
        requirePositive("deliveredWithin", deliveredWithin);
        requirePositive("pressesApart", pressesApart);
        requirePositive("moveWithin", moveWithin);
        requirePositive("unknownFor", unknownFor);
        requirePositive("afterRestart", afterRestart);
        if (pressesUntilStep < 2) {
            throw new IllegalArgumentException("pressesUntilStep must be at least 2");
        }
        if (silence.compareTo(longestSilence) > 0) {
            throw new IllegalArgumentException("silence must not be longer than longestSilence");
        }
    }

    /** What is set, with what cannot be. */
    public static DeskSettings of(Tuned tuned) {
        return new DeskSettings(
                tuned.duration(Setting.ACKNOWLEDGED_HIGH),
                tuned.duration(Setting.ACKNOWLEDGED_MEDIUM),
                tuned.duration(Setting.ACCEPTED),
                tuned.duration(Setting.SILENCE),
                Duration.ofSeconds(Setting.SILENCE.most()),
                REPETITION,
                DELIVERED_WITHIN,
                PRESSES_UNTIL_STEP,
                PRESSES_APART,
                tuned.duration(Setting.MOVE_WITHIN),
                tuned.duration(Setting.UNKNOWN_FOR),
                AFTER_RESTART);
    }

    /** How long an acknowledgement holds escalation. */
    Duration acknowledged(Priority priority) {
        return priority == Priority.HIGH ? acknowledgedHigh : acknowledgedMedium;
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than nothing");
        }
    }
}

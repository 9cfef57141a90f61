// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Priority;
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

    /** The written defaults. */
    public static final DeskSettings DEFAULTS = new DeskSettings(
            Duration.ofMinutes(3),
            Duration.ofMinutes(15),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            3,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5));

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

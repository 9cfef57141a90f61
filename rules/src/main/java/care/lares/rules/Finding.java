// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Priority;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a rule says about one cause. A cause is named by (rule, assignment's resident, device), and by its place where it
 * has neither: findings about the same one join the same alarm, findings of two devices, two residents or two shared
 * places never do.
 *
 * @param rule the rule's name, such as {@code call.sos}
 * @param kind what is wrong
 * @param phase whether it began, goes on, has gone, was taken back or cannot be told
 * @param priority how soon someone must act
 * @param assignment whom and where it concerns
 * @param device the device that told, if it was one
 * @param messageId the sender's own id of the message, or its transport's: the same one is the same occurrence, also
 *     after a power cut; empty when there is none
 * @param observedAt when it happened, as far as anyone knows
 * @param words what is wrong, why, and what to do, in no language yet; nothing where nobody will read it
 * @param test whether it is a test
 * @param evidence sequence number of the reading behind it, if there is one in the log
 */
public record Finding(
        String rule,
        AlarmKind kind,
        Phase phase,
        Priority priority,
        Assignment assignment,
        Optional<DeviceId> device,
        Optional<String> messageId,
        Instant observedAt,
        Words words,
        boolean test,
        OptionalLong evidence) {

    /** What was found before, now in another phase: its words and its evidence stay. */
    public Finding in(Phase next, Instant at) {
        return new Finding(rule, kind, next, priority, assignment, device, messageId, at, words, test, evidence);
    }

    /** The same in another phase, as of when it was found. */
    public Finding in(Phase next) {
        return in(next, observedAt);
    }

    /** The same in other words. */
    public Finding with(Words other) {
        return new Finding(
                rule, kind, phase, priority, assignment, device, messageId, observedAt, other, test, evidence);
    }

    /** The same at another priority. */
    public Finding with(Priority other) {
        return new Finding(rule, kind, phase, other, assignment, device, messageId, observedAt, words, test, evidence);
    }

    /** The same as a test. */
    public Finding asTest() {
        return tested(true);
    }

    /** The same, and no test. */
    public Finding asReal() {
        return tested(false);
    }

    private Finding tested(boolean now) {
        return new Finding(
                rule, kind, phase, priority, assignment, device, messageId, observedAt, words, now, evidence);
    }

    /** Whether it says that a condition holds. */
    public boolean holds() {
        return phase == Phase.PRESENT || phase == Phase.LASTS || phase == Phase.WORSE;
    }

    /** How a cause stands. */
    public enum Phase {
        /** An event happened (a press, a fall): each one counts, none of them ends by itself. */
        EVENT,
        /** A condition holds. */
        PRESENT,
        /** What was told as an event goes on, as a condition that holds: whoever deals with it goes on, too. */
        LASTS,
        /** A condition that holds has become worse than anything that was told of it. */
        WORSE,
        /** The condition was seen not to hold. */
        GONE,
        /** Its sensor cannot say. */
        UNKNOWN,
        /** Whom it concerns has taken it back at once, deliberately: it was nothing. */
        CANCELLED
    }
}

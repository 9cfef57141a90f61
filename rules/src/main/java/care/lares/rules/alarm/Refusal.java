// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

/**
 * Why a command changed nothing.
 *
 * @param reason the kind of refusal
 * @param words what to tell the person
 */
public record Refusal(Reason reason, String words) {

    /** Kinds of refusals. */
    public enum Reason {
        /** There is no such alarm. */
        UNKNOWN_ALARM,
        /** It is over already: a second click, or someone was faster. */
        ALREADY_ENDED,
        /** It has begun anew since the person looked: a delayed answer is none to a call that nobody saw. */
        BEGAN_ANEW,
        /** It cannot be ended while its condition holds. */
        CONDITION_HOLDS,
        /** It cannot be ended while its sensor cannot say whether the condition holds. */
        SENSOR_UNKNOWN,
        /** It cannot be ended without saying how it ended. */
        OUTCOME_MISSING,
        /** The outcome, or the note, does not fit into the history. */
        OUTCOME_TOO_LONG,
        /** There is nothing to write down. */
        NOTE_MISSING
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.ArmMode;
import java.time.Instant;

/**
 * The house is guarded otherwise from now on.
 *
 * @param at when
 * @param mode how it is guarded
 * @param by the person, or the device by which somebody did it
 * @param channel by which way: {@code api}, {@code console}, {@code device}
 */
public record HouseArmed(Instant at, ArmMode mode, String by, String channel) implements Entry {
    @Override
    public Subject subject() {
        return Subject.SITE;
    }

    @Override
    public EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /** Forced at once: somebody goes out of the door and relies on it. */
    @Override
    public boolean urgent() {
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.care.CareEvent;
import care.lares.domain.care.CarePlan;
import care.lares.domain.care.DevicePassport;
import java.time.Instant;

/** How somebody is cared for, and with what. */
public sealed interface CareEntry extends Entry {
    /** Who or what did it. */
    String by();

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /**
     * What a resident is asked was decided anew.
     *
     * @param at when
     * @param resident whom it concerns
     * @param plan what holds from then on; {@link CarePlan#NONE}: nothing is asked
     * @param by who did it
     */
    record CarePlanDecided(Instant at, ResidentId resident, CarePlan plan, String by) implements CareEntry {
        @Override
        public Subject subject() {
            return Subject.of(resident);
        }
    }

    /**
     * Something became of a check-in, or the family was in touch.
     *
     * @param at when it was noted
     * @param resident whom it concerns
     * @param event what
     * @param of of a check-in, when its window began; of the family, when they were in touch
     * @param by the device, the person, or {@code gateway} where nobody answered
     */
    record CareNoted(Instant at, ResidentId resident, CareEvent event, Instant of, String by) implements CareEntry {
        @Override
        public Subject subject() {
            return Subject.of(resident);
        }
    }

    /**
     * What a device is was described. It names no resident.
     *
     * @param at when
     * @param device its id
     * @param passport what is known of it from then on
     * @param by who did it, or the bridge that said it
     */
    record DeviceDescribed(Instant at, DeviceId device, DevicePassport passport, String by) implements CareEntry {
        @Override
        public Subject subject() {
            return Subject.SITE;
        }
    }
}

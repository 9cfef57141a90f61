// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Choice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules go by was set anew. What is set for a resident is an entry of its own, under that resident's key; it
 * holds once the {@link Changed} of the same time follows, so that a power cut leaves all of a change or none of it.
 */
public sealed interface ConfigEntry extends Entry permits ConfigEntry.Changed, ConfigEntry.ForResident {
    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /**
     * On which past something was tried before it was set.
     *
     * @param from readings from this time on
     * @param until up to this time
     * @param raised how many alarms it would have raised that were not
     * @param spared how many that were raised it would not have
     */
    record Trial(Instant from, Instant until, int raised, int spared) {
        /** Refuses counts that cannot be. */
        public Trial {
            if (raised < 0 || spared < 0) {
                throw new IllegalArgumentException("a count of alarms is at least 0");
            }
        }
    }

    /**
     * A new version holds.
     *
     * @param at when
     * @param version counts from 1
     * @param site what is set for the site, all of it
     * @param places what is set for places, all of it
     * @param trial on what it was tried; empty when there was no past
     * @param by who did it
     */
    record Changed(Instant at, long version, Choice site, Map<PlaceId, Choice> places, Optional<Trial> trial, String by)
            implements ConfigEntry {
        /** Copies the places. */
        public Changed {
            places = Map.copyOf(places);
            if (version < 1) {
                throw new IllegalArgumentException("versions count from 1");
            }
        }

        @Override
        public Subject subject() {
            return Subject.SITE;
        }
    }

    /**
     * Part of a new version: what is set for a resident; those it does not name keep what they have.
     *
     * @param at when; the same as of the version it belongs to
     * @param resident for whom
     * @param choice all that is set for this resident; nothing: no more
     * @param by who did it
     */
    record ForResident(Instant at, ResidentId resident, Choice choice, String by) implements ConfigEntry {
        @Override
        public Subject subject() {
            return Subject.of(resident);
        }
    }
}

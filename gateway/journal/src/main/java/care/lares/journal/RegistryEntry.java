// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Assignment;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.domain.roster.Roster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Somebody or something became known to the gateway, known anew, or no longer. Each one replaces the one before it. */
public sealed interface RegistryEntry extends Entry {
    /** Who did it. */
    String by();

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /**
     * A device was registered.
     *
     * @param at when
     * @param device its id
     * @param assignment whom and where it serves
     * @param driver which family's messages it sends, such as {@code native}; empty: whichever its transport carries
     * @param name what people call it; may be empty
     * @param credential what it is known by
     * @param by who did it
     */
    record DeviceRegistered(
            Instant at,
            DeviceId device,
            Assignment assignment,
            String driver,
            String name,
            DeviceCredential credential,
            String by)
            implements RegistryEntry {
        /** What an entry of the first form says. */
        static DeviceRegistered of(Entry.DeviceEnrolled old) {
            DeviceCredential credential =
                    old.secretHash().isEmpty() ? DeviceCredential.NONE : DeviceCredential.ofSecret(old.secretHash());
            return new DeviceRegistered(old.at(), old.device(), old.assignment(), "", "", credential, old.by());
        }

        @Override
        public Subject subject() {
            return Subject.of(assignment);
        }
    }

    /**
     * A device may no longer speak; a call for help that comes from it raises an alarm that says so.
     *
     * @param at when
     * @param device its id
     * @param assignment whom and where it served
     * @param reason why, in words; may be empty
     * @param by who did it
     */
    record DeviceRevoked(Instant at, DeviceId device, Assignment assignment, String reason, String by)
            implements RegistryEntry {
        @Override
        public Subject subject() {
            return Subject.of(assignment);
        }
    }

    /**
     * Whether a device reports by itself was decided. It holds until decided otherwise, also while the device serves
     * somebody else, whom it does not name.
     *
     * @param at when
     * @param device its id
     * @param supervision whether its silence means something
     * @param by who did it
     */
    record SupervisionDecided(Instant at, DeviceId device, Supervision supervision, String by)
            implements RegistryEntry {
        @Override
        public Subject subject() {
            return Subject.SITE;
        }
    }

    /**
     * Whether a plain button calls for help was decided. It holds until decided otherwise, also while the device serves
     * somebody else, whom it does not name. A device of which nobody decided it is none.
     *
     * @param at when
     * @param device its id
     * @param callButton whether each of its presses is a call
     * @param by who did it
     */
    record CallButtonDecided(Instant at, DeviceId device, boolean callButton, String by) implements RegistryEntry {
        @Override
        public Subject subject() {
            return Subject.SITE;
        }
    }

    /**
     * A resident was described.
     *
     * @param at when
     * @param resident the id
     * @param name the name; stands nowhere but in such entries
     * @param place where the person lives
     * @param spo2Scale which scale of NEWS2 judges the oxygen saturation, 1 or 2
     * @param card what helpers must know, by heading; the emergency card
     * @param by who did it
     */
    record ResidentDescribed(
            Instant at,
            ResidentId resident,
            String name,
            Optional<PlaceId> place,
            int spo2Scale,
            Map<String, String> card,
            String by)
            implements RegistryEntry {
        /** The scale that holds unless somebody decided otherwise. */
        public static final int USUAL_SCALE = 1;

        private static final int OTHER_SCALE = 2;

        /** Copies the card; refuses a scale there is not. */
        public ResidentDescribed {
            card = Map.copyOf(card);
            if (spo2Scale != USUAL_SCALE && spo2Scale != OTHER_SCALE) {
                throw new IllegalArgumentException("an SpO2 scale is 1 or 2");
            }
        }

        /** What an entry of the first form says. */
        static ResidentDescribed of(Entry.ResidentRegistered old) {
            return new ResidentDescribed(old.at(), old.resident(), old.name(), old.place(), USUAL_SCALE, Map.of(), "");
        }

        /** The card by heading. */
        public SortedMap<String, String> sortedCard() {
            return new TreeMap<>(card);
        }

        @Override
        public Subject subject() {
            return Subject.of(resident);
        }
    }

    /**
     * A place was registered.
     *
     * @param at when
     * @param place the id
     * @param name what people call it
     * @param by who did it
     */
    record PlaceRegistered(Instant at, PlaceId place, String name, String by) implements RegistryEntry {
        @Override
        public Subject subject() {
            return Subject.SITE;
        }
    }

    /**
     * Somebody to tell of alarms was registered.
     *
     * @param at when
     * @param contact the id
     * @param name who it is
     * @param order who is told first: small numbers before large ones
     * @param channels how to reach them, best first
     * @param by who did it
     */
    record ContactRegistered(Instant at, ContactId contact, String name, int order, List<Channel> channels, String by)
            implements RegistryEntry {
        /** Copies the channels. */
        public ContactRegistered {
            channels = List.copyOf(channels);
            if (order < 0) {
                throw new IllegalArgumentException("order counts from 0");
            }
        }

        /** The first channel of this kind. */
        public Optional<Channel> channel(String kind) {
            return channels.stream().filter(one -> one.kind().equals(kind)).findFirst();
        }

        @Override
        public Subject subject() {
            return Subject.of(contact);
        }
    }

    /**
     * Somebody is no longer told.
     *
     * @param at when
     * @param contact the id
     * @param by who did it
     */
    record ContactRemoved(Instant at, ContactId contact, String by) implements RegistryEntry {
        @Override
        public Subject subject() {
            return Subject.of(contact);
        }
    }

    /**
     * Who is called when was decided anew. It names contacts, places and people who act by their ids, and no resident.
     *
     * @param at when
     * @param roster the plan that holds from then on; {@link Roster#NONE}: none does
     * @param by who did it
     */
    record RosterChanged(Instant at, Roster roster, String by) implements RegistryEntry {
        @Override
        public Subject subject() {
            return Subject.SITE;
        }
    }
}

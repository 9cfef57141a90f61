// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Alarm;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Sensitivity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One thing that happened. The log of these is the truth; everything else can be rebuilt from it. */
public sealed interface Entry
        permits Entry.ReadingLogged,
                Entry.AlarmChanged,
                Entry.DeviceEnrolled,
                Entry.ResidentRegistered,
                Entry.PersonEnrolled,
                Entry.GatewayStarted,
                Entry.OriginLinked,
                Entry.SeenReadings,
                BundleConfirmed,
                ToldTogether,
                ClockChanged,
                HouseArmed,
                GaveWay,
                KeyEntry,
                BackupEntry,
                CareEntry,
                RegistryEntry,
                ConsentEntry,
                WalkTestEntry,
                CommissioningEntry,
                ConfigEntry,
                AccessEntry,
                DutyEntry,
                ProofEntry,
                AnchorEntry {
    /** When it happened, as the gateway's wall clock said; microseconds. */
    Instant at();

    /** Under whose key it is stored. */
    Subject subject();

    /** When it gives way. */
    EntryClass entryClass();

    /** Whether the log forces it at once instead of waiting for company. */
    default boolean urgent() {
        return entryClass() == EntryClass.ALARM;
    }

    /**
     * A reading was accepted.
     *
     * @param reading what was told
     * @param assignment whom and where its device served at that time
     * @param transportId fingerprint of the transport's own message identity, 0 when it has none: see {@link
     *     SeenReadings}
     */
    record ReadingLogged(Reading reading, Assignment assignment, long transportId) implements Entry {
        @Override
        public Instant at() {
            return reading.receivedAt();
        }

        @Override
        public Subject subject() {
            return Subject.of(assignment);
        }

        @Override
        public EntryClass entryClass() {
            if (reading.kind().lifeSafety()) {
                return EntryClass.ALARM;
            }
            return reading.kind().sensitivity() == Sensitivity.ENVIRONMENT ? EntryClass.TELEMETRY : EntryClass.VITAL;
        }

        @Override
        public boolean urgent() {
            return reading.isCall();
        }
    }

    /**
     * An alarm took a step: its whole state after it, so that the latest one is enough to go on from.
     *
     * @param after the alarm; the step is the last line of its history
     */
    record AlarmChanged(Alarm after) implements Entry {
        @Override
        public Instant at() {
            return after.latest().at();
        }

        @Override
        public Subject subject() {
            return Subject.of(after.assignment());
        }

        @Override
        public EntryClass entryClass() {
            return EntryClass.ALARM;
        }

        /** A receipt waits for company: lost in a power cut, the same step is only sent once more. */
        @Override
        public boolean urgent() {
            return !after.latest().step().aboutDelivery();
        }
    }

    /**
     * A device was enrolled, or enrolled anew with another secret or assignment: the form logs had before {@link
     * RegistryEntry.DeviceRegistered}.
     *
     * @param at when
     * @param device its id
     * @param assignment whom and where it serves
     * @param secretHash SHA-256 of the secret minted for it, 32 bytes in lower-case hexadecimal; empty when its
     *     transport proves it otherwise
     * @param by who did it
     */
    record DeviceEnrolled(Instant at, DeviceId device, Assignment assignment, String secretHash, String by)
            implements Entry {
        @Override
        public Subject subject() {
            return Subject.of(assignment);
        }

        @Override
        public EntryClass entryClass() {
            return EntryClass.EVIDENCE;
        }
    }

    /**
     * A resident was registered, or registered anew: the form logs had before {@link RegistryEntry.ResidentDescribed}.
     *
     * @param at when
     * @param resident the id
     * @param name the name; stands nowhere but here
     * @param place where the person lives
     */
    record ResidentRegistered(Instant at, ResidentId resident, String name, Optional<PlaceId> place) implements Entry {
        @Override
        public Subject subject() {
            return Subject.of(resident);
        }

        @Override
        public EntryClass entryClass() {
            return EntryClass.EVIDENCE;
        }
    }

    /**
     * A person was given a credential.
     *
     * @param at when
     * @param person the id
     * @param scopes what the credential allows, such as {@code alarms:act}
     * @param secretHash SHA-256 of the secret minted for it, 32 bytes in lower-case hexadecimal
     */
    record PersonEnrolled(Instant at, PersonId person, Set<String> scopes, String secretHash) implements Entry {
        /** Copies the scopes. */
        public PersonEnrolled {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public Subject subject() {
            return Subject.of(person);
        }

        @Override
        public EntryClass entryClass() {
            return EntryClass.EVIDENCE;
        }
    }

    /**
     * The gateway started.
     *
     * @param at when
     * @param version of the software
     * @param offFor how long nobody was watched over before; zero at the first start, and where nobody knows
     */
    record GatewayStarted(Instant at, String version, Duration offFor) implements Entry {
        @Override
        public Subject subject() {
            return Subject.SITE;
        }

        @Override
        public EntryClass entryClass() {
            return EntryClass.EVIDENCE;
        }
    }

    /**
     * The first leaf of a log that goes on where another one could not be continued.
     *
     * @param at when
     * @param oldOrigin the log that ended
     * @param size its last size that was published or could be read
     * @param rootHash its root at that size, 32 bytes in lower-case hexadecimal
     * @param reason why it could not go on, in words
     */
    record OriginLinked(Instant at, String oldOrigin, long size, String rootHash, String reason) implements Entry {
        @Override
        public Subject subject() {
            return Subject.SITE;
        }

        @Override
        public EntryClass entryClass() {
            return EntryClass.EVIDENCE;
        }
    }

    /**
     * In snapshots only, never a leaf: fingerprints of the latest readings of a device, so that a repetition is known
     * after a restart.
     *
     * @param at when the snapshot was taken
     * @param device whose readings
     * @param fingerprints oldest first
     * @param subject whom the device serves; what is read again does not say it
     */
    record SeenReadings(Instant at, DeviceId device, List<Long> fingerprints, Subject subject) implements Entry {
        /** Copies the list. */
        public SeenReadings {
            fingerprints = List.copyOf(fingerprints);
        }

        /** Those of a device that serves nobody. */
        public SeenReadings(Instant at, DeviceId device, List<Long> fingerprints) {
            this(at, device, fingerprints, Subject.SITE);
        }

        @Override
        public EntryClass entryClass() {
            return EntryClass.TELEMETRY;
        }
    }
}

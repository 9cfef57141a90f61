// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.CommissioningStep;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A house was set up: what was shown to work, and the certificate. Devices, places and contacts by their ids only. */
public sealed interface CommissioningEntry extends Entry {
    @Override
    default Subject subject() {
        return Subject.SITE;
    }

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /**
     * A step on the way.
     *
     * @param at when
     * @param step which one
     * @param what whom or what it is about: the id of a device or contact, or what saw it; empty: the house
     * @param kind what a device told; empty for what no reading showed
     * @param evidence sequence number of the reading behind it, if there is one in the log
     * @param codeHash SHA-256 of the code that a test call carried, 32 bytes in lower-case hexadecimal; else empty
     * @param by who did it; a device's id where nobody did
     */
    record Stepped(
            Instant at,
            CommissioningStep step,
            String what,
            Optional<Kind> kind,
            OptionalLong evidence,
            String codeHash,
            String by)
            implements CommissioningEntry {
        /** Refuses evidence that stands nowhere. */
        public Stepped {
            if (evidence.isPresent() && evidence.getAsLong() < 0) {
                throw new IllegalArgumentException("entries count from 0");
            }
        }

        /** A step that no reading showed and that carried no code. */
        public static Stepped of(Instant at, CommissioningStep step, String what, String by) {
            return new Stepped(at, step, what, Optional.empty(), OptionalLong.empty(), "", by);
        }
    }

    /**
     * Everything that had to be shown to work was: the certificate.
     *
     * @param at when
     * @param began since when the house was being set up
     * @param version of the software
     * @param devices what was activated, by id
     * @param contacts who answered a test call, by id
     * @param mains how the mains were pulled
     * @param uplink how the way out was pulled
     * @param by who certifies it
     */
    record Certified(
            Instant at,
            Instant began,
            String version,
            List<ProvedDevice> devices,
            List<ConfirmedContact> contacts,
            Pull mains,
            Pull uplink,
            String by)
            implements CommissioningEntry {
        /** Copies the lists. */
        public Certified {
            devices = List.copyOf(devices);
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * A device that was activated where it is.
     *
     * @param device which one
     * @param place where it is; empty: nobody has said
     * @param kind what it told
     * @param at when
     * @param evidence sequence number of that reading, if it is in the log
     */
    record ProvedDevice(DeviceId device, Optional<PlaceId> place, Kind kind, Instant at, OptionalLong evidence) {}

    /**
     * Somebody who answered a test call.
     *
     * @param contact who
     * @param at when
     */
    record ConfirmedContact(ContactId contact, Instant at) {}

    /**
     * Something was pulled and put back.
     *
     * @param seenBy the id of the device that told, or what of the gateway saw it
     * @param lost when it was seen to be gone
     * @param back when it was seen to be back
     */
    record Pull(String seenBy, Instant lost, Instant back) {}
}

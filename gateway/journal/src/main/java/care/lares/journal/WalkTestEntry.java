// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.DeviceId;
import care.lares.domain.WalkTestEnding;
import java.time.Instant;
import java.util.Set;

/** Somebody walked through the house and tried devices. */
public sealed interface WalkTestEntry extends Entry {
    @Override
    default Subject subject() {
        return Subject.SITE;
    }

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /**
     * A walk test began.
     *
     * @param at when
     * @param devices which devices are tried
     * @param until when it ends by itself
     * @param by who tries them
     */
    record WalkTestBegan(Instant at, Set<DeviceId> devices, Instant until, String by) implements WalkTestEntry {
        /** Copies the devices. */
        public WalkTestBegan {
            devices = Set.copyOf(devices);
        }
    }

    /**
     * A walk test is over: the report.
     *
     * @param at when
     * @param began when it began
     * @param ending why it is over
     * @param shown the devices that the tester has shown to work
     * @param unclaimed the devices that were activated and not claimed: taken for real
     * @param untouched the devices nothing was heard of
     * @param by who tried them
     */
    record WalkTestEnded(
            Instant at,
            Instant began,
            WalkTestEnding ending,
            Set<DeviceId> shown,
            Set<DeviceId> unclaimed,
            Set<DeviceId> untouched,
            String by)
            implements WalkTestEntry {
        /** Copies the devices. */
        public WalkTestEnded {
            shown = Set.copyOf(shown);
            unclaimed = Set.copyOf(unclaimed);
            untouched = Set.copyOf(untouched);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.journal.DeviceCredential;
import care.lares.journal.Entry;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Function;

/** What becomes of a device that nobody has enrolled. */
public enum Newcomers {
    /** Transports let only enrolled devices in; or everybody, while nobody knows who is enrolled. */
    NONE {
        @Override
        boolean enrol(DeviceId device, Instant at, Registry registry, Function<Entry, OptionalLong> recorder) {
            return true;
        }
    },
    /** For tests and integrators on loopback: it is enrolled on first sight, without a secret. */
    ENROLLED_ON_FIRST_SIGHT {
        @Override
        boolean enrol(DeviceId device, Instant at, Registry registry, Function<Entry, OptionalLong> recorder) {
            DeviceRegistered enrolled =
                    new DeviceRegistered(at, device, Assignment.NONE, "", "", DeviceCredential.NONE, "first sight");
            boolean recorded = recorder.apply(enrolled).isPresent();
            if (recorded) {
                registry.apply(enrolled);
            }
            return recorded;
        }
    };

    /** Whether the device may be recorded as enrolled, or was. */
    abstract boolean enrol(DeviceId device, Instant at, Registry registry, Function<Entry, OptionalLong> recorder);
}

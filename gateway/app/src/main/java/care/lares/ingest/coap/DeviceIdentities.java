// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.DeviceId;
import java.util.Optional;

/** Who devices are. Asked on the event loop only. */
public interface DeviceIdentities {
    /** Whether a device that merely names itself, on a network of devices only, is one of ours. */
    boolean isEnrolled(DeviceId device);

    /** What a device proves itself with over DTLS; empty when it has no key. */
    Optional<Psk> psk(DeviceId device);

    /**
     * A pre-shared key.
     *
     * @param key the key as text; its UTF-8 bytes are the key
     * @param generation changes with every new key: a connection made with an older one is worth nothing
     */
    record Psk(String key, String generation) {}
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.coap;

import java.util.Optional;
import java.util.function.Function;

/**
 * How devices prove who they are.
 *
 * @param keys the pre-shared key of each device by its id; empty: plain CoAP, where a device only says who it is
 */
public record Security(Optional<Function<String, byte[]>> keys) {
    /** Plain CoAP. */
    public static final Security PLAIN = new Security(Optional.empty());

    /** DTLS with these keys; a device's identity is its id. */
    public static Security preShared(Function<String, byte[]> keys) {
        return new Security(Optional.of(keys));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.DeviceId;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Optional;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;

/**
 * Who sent a request, as far as its transport knows.
 *
 * @param device who it says, or has proved, that it is; empty when that is no device id
 * @param provedBy the generation of the key it proved that with; empty on plain CoAP
 * @param peer where repetitions of a request come from: the device itself over DTLS, else an address and port
 * @param address where it came from, without a port
 * @param connection the DTLS connection it came over, which only one device can have; nothing on plain CoAP
 */
record Sender(Optional<DeviceId> device, Optional<String> provedBy, String peer, String address, String connection) {
    /** Where the generation of a key is kept in a DTLS principal. */
    static final String GENERATION = "generation";
    /** Where the number of its connection is kept there. */
    static final String CONNECTION = "connection";

    private static final String ENDPOINT_NAME = "ep=";

    static Sender of(Request request) {
        InetSocketAddress peer = request.getSourceContext().getPeerAddress();
        String address = peer.getAddress().getHostAddress();
        Principal proved = request.getSourceContext().getPeerIdentity();
        if (proved instanceof PreSharedKeyIdentity identity) {
            return new Sender(
                    DeviceId.named(identity.getIdentity()),
                    Optional.of(told(identity, GENERATION)),
                    "dtls " + identity.getIdentity(),
                    address,
                    told(identity, CONNECTION));
        }
        return new Sender(said(request), Optional.empty(), peer.toString(), address, "");
    }

    private static String told(PreSharedKeyIdentity identity, String what) {
        String told = identity.getExtendedInfo().get(what, String.class);
        return told == null ? "" : told;
    }

    private static Optional<DeviceId> said(Request request) {
        return request.getOptions().getUriQuery().stream()
                .filter(query -> query.startsWith(ENDPOINT_NAME))
                .findFirst()
                .flatMap(query -> DeviceId.named(query.substring(ENDPOINT_NAME.length())));
    }

    /** Whether it may speak; asked on the event loop. */
    boolean isAdmitted(DeviceIdentities identities) {
        if (device.isEmpty()) {
            return false;
        }
        return provedBy.isEmpty()
                ? identities.isEnrolled(device.get())
                : identities
                        .psk(device.get())
                        .map(DeviceIdentities.Psk::generation)
                        .equals(provedBy);
    }

    /** Why it may not speak, and what would help. */
    String refusal() {
        if (provedBy.isPresent()) {
            return "this key is not valid any more: enrol the device again";
        }
        return device.isEmpty()
                ? "say which device you are: ?ep=DEVICE"
                : "no device of this name is enrolled: see lares enrol --help";
    }
}

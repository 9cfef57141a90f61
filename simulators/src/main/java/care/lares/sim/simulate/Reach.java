// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.domain.Ticks;
import care.lares.sim.link.Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/** Whether anybody listens where the gateway is said to be: says at once when not, and waits a little for one that starts. */
record Reach(Ticks ticks, Consumer<String> notice) {
    /** How long a gateway may take to start. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int ANSWERS_WITHIN_MILLIS = 3_000;
    private static final Duration LOOKS_EVERY = Duration.ofMillis(200);

    /** Returns as soon as somebody listens there. */
    void await(Address gateway) throws SimulateException, InterruptedException {
        if (listens(gateway)) {
            return;
        }
        notice.accept("nobody listens at " + gateway + " yet; waiting " + PATIENCE.toSeconds() + " s for it");
        if (!new Patience(ticks).until(() -> listens(gateway), PATIENCE, LOOKS_EVERY)) {
            throw new SimulateException("nobody listens at " + gateway
                    + ": start the gateway (./lares run --dev prints its ports), or give --target its MQTT port");
        }
    }

    private static boolean listens(Address gateway) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(gateway.host(), gateway.port()), ANSWERS_WITHIN_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}

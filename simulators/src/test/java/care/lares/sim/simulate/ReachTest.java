// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.sim.link.Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a simulation says of a gateway that is not there. */
class ReachTest {
    private final List<String> said = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Reach reach = new Reach(() -> nanos.addAndGet(Reach.PATIENCE.toNanos() / 3), said::add);

    @Test
    void saysAtOnceThatNobodyListensAndEndsWithWhatToDo() throws Exception {
        Address dead;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = new Address("127.0.0.1", socket.getLocalPort());
        }
        assertThatThrownBy(() -> reach.await(dead))
                .isInstanceOf(SimulateException.class)
                .hasMessageContaining("nobody listens at " + dead)
                .hasMessageContaining("start the gateway");
        assertThat(said).singleElement().asString().contains("waiting 20 s");
    }

    @Test
    void saysNothingOfOneThatListens() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            reach.await(new Address("127.0.0.1", socket.getLocalPort()));
        }
        assertThat(said).isEmpty();
    }
}

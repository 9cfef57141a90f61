// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final Duration WITHIN = Duration.ofSeconds(45);

    private final WaitingRoom<String> room = new WaitingRoom<>(4, WITHIN);

    @Test
    void whoBeginsMostGivesItsOldestBack() throws Exception {
        room.enter("honest", address(1), 0);
        room.enter("a", address(2), 0);
        room.enter("b", address(2), 0);
        assertThat(room.enter("c", address(2), 0)).isEmpty();
        assertThat(room.enter("d", address(2), 0)).contains("a");
        assertThat(room.enter("another", address(3), 0)).contains("b");
        assertThat(room.all()).containsExactly("honest", "c", "d", "another");
    }

    @Test
    void amongEqualsTheOldestGoes() throws Exception {
        for (int i = 1; i <= 4; i++) {
            room.enter("h" + i, address(i), 0);
        }
        assertThat(room.enter("h5", address(5), 0)).contains("h1");
    }

    @Test
    void nobodyWaitsForEver() throws Exception {
        room.enter("first", address(1), 0);
        room.enter("second", address(1), 1);
        room.enter("third", address(1), 2);
        room.leave("second");
        assertThat(room.late(WITHIN.toNanos() - 1)).isEmpty();
        assertThat(room.late(WITHIN.toNanos() + 1)).containsExactly("first");
        assertThat(room.all()).containsExactly("third");
    }

    private static InetAddress address(int last) throws Exception {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }
}

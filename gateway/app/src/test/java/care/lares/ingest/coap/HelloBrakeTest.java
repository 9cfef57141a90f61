// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class HelloBrakeTest {
    private final HelloBrake brake = new HelloBrake();

    @Test
    void holdsAnAddressFromWhichManyFailAndNoOther() throws Exception {
        fail(1, HelloBrake.FREE - 1, 0);
        assertThat(brake.holds(address(1), 0)).isFalse();
        fail(1, 1, 0);
        assertThat(brake.holds(address(1), HelloBrake.WINDOW.toNanos() - 1)).isTrue();
        assertThat(brake.holds(address(2), 0)).isFalse();
    }

    @Test
    void letsItTryAnewAfterAMinute() throws Exception {
        fail(1, HelloBrake.FREE, 0);
        long later = HelloBrake.WINDOW.toNanos();
        assertThat(brake.holds(address(1), later)).isFalse();
        fail(1, 1, later);
        assertThat(brake.holds(address(1), later)).isFalse();
    }

    @Test
    void remembersSoManyAddressesOnly() throws Exception {
        fail(0, HelloBrake.FREE, 0);
        for (int i = 1; i <= HelloBrake.MAX_ADDRESSES; i++) {
            fail(i, 1, 0);
        }
        assertThat(brake.holds(address(0), 0)).isFalse();
    }

    private void fail(int address, int times, long nowNanos) throws Exception {
        for (int i = 0; i < times; i++) {
            brake.failed(address(address), nowNanos);
        }
    }

    private static InetAddress address(int number) throws Exception {
        return InetAddress.getByAddress(new byte[] {10, 0, (byte) (number >> 8), (byte) number});
    }
}

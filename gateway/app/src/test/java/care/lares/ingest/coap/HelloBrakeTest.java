// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class HelloBrakeTest {
    private static final long PACE = HelloBrake.PACE.toNanos();

    private final HelloBrake brake = new HelloBrake();

    @Test
    void holdsAnAddressFromWhichManyFailAndNoOther() throws Exception {
        fail(1, HelloBrake.FREE - 1, 0);
        assertThat(brake.holds(address(1), 0)).isFalse();
        fail(1, 1, 0);
        assertThat(brake.holds(address(1), PACE - 1)).isTrue();
        assertThat(brake.holds(address(2), 0)).isFalse();
    }

    @Test
    void aNeighbourOfWhoGoesOnFailingComesThroughTenTimesASecond() throws Exception {
        fail(1, HelloBrake.FREE, 0);
        for (long now = PACE; now < 100 * PACE; now += PACE) {
            assertThat(brake.holds(address(1), now)).isFalse();
            fail(1, 1, now);
            assertThat(brake.holds(address(1), now)).isTrue();
        }
    }

    @Test
    void howeverManyBeganAtOnceNobodyWaitsForLong() throws Exception {
        fail(1, 100 * HelloBrake.FREE, 0);
        long longest = HelloBrake.LONGEST.toNanos();
        assertThat(brake.holds(address(1), longest - 1)).isTrue();
        assertThat(brake.holds(address(1), longest)).isFalse();
    }

    @Test
    void whatIsMadeUpForIsForgotten() throws Exception {
        fail(1, HelloBrake.FREE, 0);
        long later = HelloBrake.FREE * PACE;
        fail(1, HelloBrake.FREE - 1, later);
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

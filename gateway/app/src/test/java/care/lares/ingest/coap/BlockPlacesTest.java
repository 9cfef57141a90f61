// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** Whoever begins bodies and never ends them keeps out nobody else. */
class BlockPlacesTest {
    private static final long LATER = CoapLimits.BLOCK_WITHIN.toNanos() + 1;

    private final BlockPlaces places = new BlockPlaces();

    @Test
    void oneAddressHasItsShareAndNoMore() throws Exception {
        assertThat(begun(address(1), 1_000, 0)).isEqualTo(CoapLimits.BLOCK_TRANSFERS_OF_ADDRESS);
        assertThat(begun(address(2), 1, 0)).isEqualTo(1);
    }

    @Test
    void allAddressesTogetherHaveAsManyAsThereAre() throws Exception {
        int places = 0;
        for (int i = 0; i < 100; i++) {
            places += begun(address(i), 4, 0);
        }
        assertThat(places).isEqualTo(CoapLimits.BLOCK_TRANSFERS);
    }

    @Test
    void whoeverEndsBeginsAnewOrIsLateGivesItsPlaceBack() throws Exception {
        InetAddress from = address(1);
        begun(from, CoapLimits.BLOCK_TRANSFERS_OF_ADDRESS, 0);
        assertThat(places.begins(from + " 0", from, 0)).as("begins anew").isTrue();
        assertThat(places.begins("another", from, 0)).isFalse();
        places.ends(from + " 0");
        assertThat(places.begins("another", from, 0)).isTrue();
        places.goesOn("another", LATER / 2);
        assertThat(begun(from, 1_000, LATER)).isEqualTo(CoapLimits.BLOCK_TRANSFERS_OF_ADDRESS - 1);
    }

    private int begun(InetAddress from, int wanted, long nowNanos) {
        int begun = 0;
        for (int i = 0; i < wanted; i++) {
            begun += places.begins(from + " " + i, from, nowNanos) ? 1 : 0;
        }
        return begun;
    }

    private static InetAddress address(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TakenOverTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static TakenOver times(int count, boolean elsewhere, long apartNanos) {
        TakenOver over = TakenOver.NEVER;
        for (int i = 0; i < count; i++) {
            over = over.again(elsewhere, i * apartNanos);
        }
        return over;
    }

    @Test
    void twoAddressesThatThrowEachOtherOutThreeTimesInAMinuteAreTwoDevices() {
        assertThat(times(2, true, SECOND).isByTwo()).isFalse();
        assertThat(times(3, true, SECOND).isByTwo()).isTrue();
        assertThat(times(3, true, 31 * SECOND).isByTwo()).isFalse();
    }

    @Test
    void aDeviceThatLosesItsConnectionAgainAndAgainIsOneDevice() {
        assertThat(times(6, false, 10 * SECOND).isByTwo()).isFalse();
        assertThat(times(60, false, 10 * SECOND).isByTwo()).isFalse();
        assertThat(times(TakenOver.FROM_SAME, false, SECOND).isByTwo()).isTrue();
    }
}

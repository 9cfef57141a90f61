// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private static final DeviceId LOUD = new DeviceId("loud");
    private static final DeviceId QUIET = new DeviceId("quiet");

    private final Brake brake = new Brake();

    @Test
    void letsATechnicianTrySomethingOut() {
        refuse(Brake.FREE, 0);
        assertThat(brake.pause(LOUD, 0)).isZero();
    }

    @Test
    void pausesLongerAndLongerButNeverForEver() {
        refuse(Brake.FREE + 1, 0);
        assertThat(brake.pause(LOUD, 0)).isEqualTo(Brake.FIRST_PAUSE);
        assertThat(brake.pause(LOUD, Brake.FIRST_PAUSE.toNanos())).isZero();
        refuse(1, 0);
        assertThat(brake.pause(LOUD, 0)).isEqualTo(Brake.FIRST_PAUSE.multipliedBy(2));
        refuse(1_000, 0);
        assertThat(brake.pause(LOUD, 0)).isEqualTo(Brake.MAX_PAUSE);
    }

    @Test
    void slowsNobodyElseAndForgetsOnceSomethingIsUnderstood() {
        refuse(100, 0);
        assertThat(brake.pause(QUIET, 0)).isZero();
        brake.understood(LOUD);
        assertThat(brake.pause(LOUD, 0)).isZero();
    }

    @Test
    void worksThoughTheMonotonicClockIsNegative() {
        long now = -Duration.ofHours(1).toNanos();
        refuse(Brake.FREE + 1, now);
        assertThat(brake.pause(LOUD, now)).isEqualTo(Brake.FIRST_PAUSE);
    }

    @Test
    void remembersABoundedNumberOfDevices() {
        refuse(100, 0);
        for (int i = 0; i < Brake.MAX_DEVICES; i++) {
            brake.refused(new DeviceId("d" + i), 0);
        }
        assertThat(brake.pause(LOUD, 0)).isZero();
    }

    private void refuse(int times, long now) {
        for (int i = 0; i < times; i++) {
            brake.refused(LOUD, now);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The house's time has gone back: what was told before then is not newer than what is told now. */
class ClockSetBackTest {
    private static final DeviceId WATCH = new DeviceId("watch-1");

    private final PipelineFixture box = new PipelineFixture();
    private Instant before;

    @BeforeEach
    void setBack() {
        box.publish("watch-1", pulse(70, ""));
        before = box.now.wall();
        box.now = new Moment(before.minus(Duration.ofDays(1)), box.now.nanos() + 1_000_000_000L);
    }

    private static String pulse(int number, String time) {
        return "{\"kind\":\"pulse_rate\",\"value\":" + number + time + "}";
    }

    private String latest() {
        return box.house
                .devices()
                .view(WATCH)
                .latest()
                .get(0)
                .logged()
                .reading()
                .value()
                .toString();
    }

    @Test
    void whatIsToldNowIsTheLatest() {
        box.publish("watch-1", pulse(71, ""));

        assertThat(latest()).contains("71");
        assertThat(box.house.devices().view(WATCH).lastSeen()).contains(new Heard(box.now.wall(), true));
    }

    @Test
    void whatADeviceHadKeptIsNot() {
        box.publish("watch-1", pulse(71, ",\"t\":\"" + box.now.wall().minusSeconds(3_600) + "\""));

        assertThat(latest()).contains("70");
    }

    @Test
    void whatTheTransportSendsAgainIsKnownThoughTheClockWasSetForward() {
        box.publish("watch-1", pulse(72, ""), PipelineFixture.packet(7, false));
        long logged = box.journal.next();
        box.now = new Moment(before.plus(Duration.ofDays(30)), box.now.nanos() + 1_000_000_000L);
        box.publish("watch-1", pulse(72, ""), PipelineFixture.packet(7, true));

        assertThat(box.journal.next()).isEqualTo(logged);
    }

    @Test
    void aCallRepeatedCountsOnItsAlarmAndIsNoOldNews() {
        box.publish("pendant-1", PipelineFixture.SOS);
        box.now = new Moment(before, box.now.nanos() + 1_000_000_000L);
        box.publish("pendant-1", PipelineFixture.SOS);
        box.now = new Moment(before.minus(Duration.ofDays(400)), box.now.nanos() + 1_000_000_000L);
        box.publish("pendant-1", PipelineFixture.SOS);

        assertThat(box.house.openAlarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.count()).isEqualTo(3);
            assertThat(alarm.text()).doesNotContain("ago");
        });
    }
}

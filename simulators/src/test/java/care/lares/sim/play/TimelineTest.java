// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.play;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.sim.family.Scribe;
import care.lares.sim.fault.Delivery;
import care.lares.sim.fault.Fault;
import care.lares.sim.fault.Faults;
import care.lares.sim.fault.Switchboard;
import care.lares.sim.ward.Happening;
import care.lares.sim.ward.Ward;
import care.lares.sim.ward.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-11-21T22:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sameSeedSendsTheSameBytesAtTheSameTimes(long seed) {
        assertThat(sent(seed)).isNotEmpty().isEqualTo(sent(seed)).isNotEqualTo(sent(seed + 7));
    }

    @Test
    void neverGoesBackInTime() {
        List<Delivery> sent = sent(5);
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i).at()).isGreaterThanOrEqualTo(sent.get(i - 1).at());
        }
    }

    @Test
    void whatIsOutOfTheOrdinaryHappensOnTheSecondHoweverCoarseTheSteps() {
        Timeline timeline = timeline(1, Faults.NONE, Optional.of(Duration.ofHours(1)));
        List<Duration> stops = new ArrayList<>();
        for (Duration next = timeline.next(Duration.ofMinutes(1));
                next.compareTo(Duration.ofHours(3)) < 0;
                next = timeline.next(Duration.ofMinutes(1))) {
            stops.add(next);
            while (timeline.next().compareTo(next) <= 0) {
                timeline.step(START::plus);
            }
        }
        assertThat(stops).contains(Duration.ofSeconds(3_723)).hasSizeLessThan(12);
        assertThat(stops.stream().filter(stop -> stop.toSeconds() % 60 != 0)).hasSize(1);
    }

    @Test
    void rareReportsLeaveNoDeviceSilentForLonger() {
        Timeline timeline = timeline(3, Faults.NONE, Optional.of(Duration.ofHours(1)));
        List<Delivery> sent = played(timeline, Duration.ofDays(2));
        for (String device : List.of("pendant-01", "wearable-01", "bed-01", "motion-01", "smoke-01", "door-01")) {
            Duration last = Duration.ZERO;
            for (Delivery delivery : sent) {
                if (delivery.packet().device().equals(device)) {
                    assertThat(delivery.at().minus(last)).as(device).isLessThan(Duration.ofMinutes(90));
                    last = delivery.at();
                }
            }
        }
    }

    private static List<Delivery> sent(long seed) {
        Faults faults = Faults.NONE.with(Fault.REORDER, 0.1).with(Fault.DUPLICATE, 0.1);
        return played(timeline(seed, faults, Optional.empty()), Duration.ofHours(2));
    }

    private static List<Delivery> played(Timeline timeline, Duration length) {
        List<Delivery> sent = new ArrayList<>();
        while (timeline.next().compareTo(length.compareTo(DAY) > 0 ? DAY : length) < 0) {
            timeline.step(START::plus).ifPresent(sent::add);
        }
        return sent;
    }

    private static Timeline timeline(long seed, Faults faults, Optional<Duration> reports) {
        Ward ward = Ward.of(seed, 1, Map.of(1, List.of(Happening.of(Duration.ofSeconds(3_723), What.FALL))), reports);
        return new Timeline(ward, new Scribe(ward, Scribe.Families.MIXED), new Switchboard(faults, seed));
    }
}

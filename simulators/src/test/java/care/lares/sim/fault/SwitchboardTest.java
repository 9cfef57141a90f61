// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.domain.Kind;
import care.lares.sim.family.Packet;
import care.lares.sim.family.Scribe;
import care.lares.sim.fault.Delivery.Manner;
import care.lares.sim.ward.Sample;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchboardTest {
    private static final Instant AT = Instant.parse("2026-11-21T02:00:00Z");
    private static final int MESSAGES = 2_000;

    @Test
    void withoutFaultsEveryMessageGoesOutAtOnceAndOnce() {
        assertThat(played(Faults.NONE, 1)).hasSize(MESSAGES).allMatch(delivery -> delivery.manner() == Manner.SEND);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sameSeedMakesTheSameMischief(long seed) {
        Faults faults = Faults.NONE
                .with(Fault.DISCONNECT, 0.1)
                .with(Fault.DUPLICATE, 0.1)
                .with(Fault.GARBAGE, 0.1)
                .with(Fault.REORDER, 0.1)
                .with(Fault.DELAY, Duration.ofSeconds(3));
        assertThat(played(faults, seed)).isEqualTo(played(faults, seed)).isNotEqualTo(played(faults, seed + 9));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"SKEW", "DELAY"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyShareIsKeptAndNothingIsLost(Fault fault) {
        List<Delivery> deliveries = played(Faults.NONE.with(fault, 0.25), 5);

        long sent = deliveries.stream()
                .filter(delivery -> delivery.manner() == Manner.SEND || delivery.manner() == Manner.REDELIVER)
                .count();
        assertThat(sent).isEqualTo(MESSAGES);
        long hit = fault == Fault.REORDER
                ? deliveries.stream()
                        .filter(delivery -> delivery.at().compareTo(Duration.ofSeconds(MESSAGES)) >= 0)
                        .count()
                : deliveries.stream()
                        .filter(delivery -> delivery.manner() != Manner.SEND)
                        .count();
        assertThat(hit / (double) MESSAGES).isBetween(fault == Fault.REORDER ? 0.005 : 0.2, 0.3);
    }

    @Test
    void everyClockIsWrongByItsOwnAndAlwaysByTheSame() {
        var board = new Switchboard(Faults.NONE.with(Fault.SKEW, Duration.ofMinutes(2)), 4);

        Instant one = board.clock("bed-01", AT);
        assertThat(board.clock("bed-01", AT)).isEqualTo(one).isNotEqualTo(board.clock("bed-02", AT));
        assertThat(Duration.between(AT, one).abs()).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void garbageTellsNoReadingAndIsWhatItsSeedMakesOfIt(long seed) {
        List<Delivery> garbage = played(Faults.NONE.with(Fault.GARBAGE, 1), seed).stream()
                .filter(delivery -> delivery.manner() == Manner.GARBAGE)
                .toList();

        assertThat(garbage)
                .hasSize(MESSAGES)
                .allMatch(delivery -> delivery.packet().readings().isEmpty());
        assertThat(garbage).noneMatch(delivery -> isReading(delivery.packet().payload()));
    }

    @Test
    void aShareIsAtMostAll() {
        assertThatThrownBy(() -> Faults.NONE.with(Fault.GARBAGE, 1.5)).hasMessageContaining("0 to 1");
    }

    private static boolean isReading(String payload) {
        try {
            JsonNode node = new ObjectMapper().readTree(payload);
            return node.path("kind").asText().equals("heart_rate");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static List<Delivery> played(Faults faults, long seed) {
        var board = new Switchboard(faults, seed);
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            Packet packet = Scribe.nativeJson("w", List.of(Sample.number(Kind.HEART_RATE, 61, "hr" + i)), AT);
            all.addAll(board.deliver(Duration.ofSeconds(i), packet));
        }
        return all;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static care.lares.pipeline.PipelineFixture.SOS;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.domain.Reading;
import care.lares.journal.Entry.ReadingLogged;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortionsTest {
    private static final int CALLS = 2_000;

    private final PipelineFixture fixture = new PipelineFixture();

    private static String batch(int count, String reading) {
        return "[" + String.join(",", Collections.nCopies(count, reading)) + "]";
    }

    private List<Reading> logged(String device) {
        return fixture.journal.entries.stream()
                .filter(ReadingLogged.class::isInstance)
                .map(entry -> ((ReadingLogged) entry).reading())
                .filter(reading -> reading.device().equals(new DeviceId(device)))
                .toList();
    }

    private int turns() {
        int turns = 0;
        while (!fixture.laterTurns.isEmpty()) {
            int entries = fixture.journal.entries.size();
            fixture.turn();
            turns++;
            assertThat(fixture.journal.entries.size() - entries)
                    .as("entries of one turn")
                    .isLessThanOrEqualTo(Portions.WORK_IN_ONE_TURN);
        }
        return turns;
    }

    @Test
    void takesAnOrdinaryMessageAtOnce() {
        fixture.publish("wrist-1", batch(Portions.WORK_IN_ONE_TURN, "{\"kind\":\"heart_rate\",\"value\":72}"));
        assertThat(logged("wrist-1")).hasSize(Portions.WORK_IN_ONE_TURN);
        assertThat(fixture.laterTurns).isEmpty();
    }

    @Test
    void leavesTheTurnToOthersLongBeforeAThousandCallsInOneMessageAreTaken() {
        fixture.publish("stuck-1", batch(CALLS, SOS));
        assertThat(fixture.notified).hasSizeLessThan(2 * Portions.WORK_IN_ONE_TURN / Portions.WORK_OF_A_STEP);
        fixture.publish("pendant-1", SOS);
        assertThat(fixture.notified.get(fixture.notified.size() - 1).device())
                .isEqualTo(Optional.of(new DeviceId("pendant-1")));
        turns();
        assertThat(logged("stuck-1")).hasSize(CALLS);
        assertThat(fixture.house.openAlarms())
                .filteredOn(alarm -> alarm.device().equals(Optional.of(new DeviceId("stuck-1"))))
                .extracting(Alarm::count)
                .containsExactly(CALLS);
    }

    @Test
    void acknowledgesALongMessageOnceAllOfItIsDurable() {
        fixture.publish("stuck-1", batch(CALLS, SOS));
        fixture.storageCatchesUp();
        assertThat(fixture.told).isEmpty();
        turns();
        assertThat(fixture.told).isEmpty();
        fixture.storageCatchesUp();
        assertThat(fixture.told).containsExactly("stuck-1 durable");
    }

    @Test
    void doesNotAcknowledgeALongMessageOfWhichTheLogCouldNotTakeTheRest() {
        fixture.publish("stuck-1", batch(CALLS, SOS));
        fixture.journal.full = true;
        fixture.turn();
        fixture.journal.full = false;
        turns();
        fixture.storageCatchesUp();
        assertThat(fixture.told).containsExactly("stuck-1 withheld");
    }

    @Test
    void keepsTheOrderOfOneDevice() {
        String many = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"kind\":\"heart_rate\",\"value\":" + (50 + i % 50) + ",\"id\":\"a" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        fixture.publish("wrist-1", many);
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":72,\"id\":\"last\"}");
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":72,\"id\":\"last\"}");
        turns();
        assertThat(logged("wrist-1")).hasSize(1_001);
        assertThat(logged("wrist-1").get(1_000).sourceId().orElse("")).isEqualTo("last");
        fixture.storageCatchesUp();
        assertThat(fixture.told).containsExactly("wrist-1 durable", "wrist-1 durable", "wrist-1 durable");
    }

    @Test
    void givesEveryDeviceItsTurn() {
        fixture.publish("stuck-1", batch(CALLS, SOS));
        fixture.publish("stuck-2", batch(CALLS, SOS));
        int first = logged("stuck-1").size();
        int second = logged("stuck-2").size();
        fixture.turn();
        fixture.turn();
        assertThat(logged("stuck-1")).hasSizeGreaterThan(first);
        assertThat(logged("stuck-2")).hasSizeGreaterThan(second);
    }

    @Test
    void hearsTheCallsInWhatIsTooMuchToWait() {
        String pulse = "{\"kind\":\"heart_rate\",\"value\":72}";
        for (int i = 0; i < 5; i++) {
            fixture.publish("flood-1", batch(1_000, pulse));
        }
        fixture.publish(
                "flood-1", "[" + pulse + "," + SOS + "," + batch(600, SOS).substring(1));
        assertThat(fixture.told).containsExactly("flood-1 withheld", "flood-1 withheld");
        assertThat(fixture.notified).extracting(Alarm::kind).containsExactly(AlarmKind.SOS);
        turns();
        fixture.storageCatchesUp();
        assertThat(fixture.told).hasSize(6);
        assertThat(fixture.told.subList(2, 6)).containsOnly("flood-1 durable");
    }
}

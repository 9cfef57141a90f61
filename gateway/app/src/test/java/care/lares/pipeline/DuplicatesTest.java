// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static care.lares.pipeline.Duplicates.Verdict.DUPLICATE;
import static care.lares.pipeline.Duplicates.Verdict.FRESH;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DuplicatesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final String T = "2026-11-21T07:59:58Z";
    private static final long FIRST_TIME = 0;
    private static final long MESSAGE = Duplicates.transportId("watch-7", 12);

    private final Duplicates duplicates = new Duplicates();

    @Test
    void knowsAReadingByItsId() {
        duplicates.remember(heartRate("72", "a1", T), FIRST_TIME);

        assertThat(duplicates.judge(heartRate("72", "a1", T), FIRST_TIME)).isEqualTo(DUPLICATE);
        assertThat(duplicates.judge(heartRate("73", "a1", ""), FIRST_TIME)).isEqualTo(DUPLICATE);
        assertThat(duplicates.judge(heartRate("72", "a2", T), FIRST_TIME)).isEqualTo(FRESH);
        assertThat(duplicates.judge(heartRate("72", "", T), FIRST_TIME)).isEqualTo(FRESH);
    }

    @Test
    void keepsTheKindsOfOneMessageApartThoughTheyShareItsId() {
        duplicates.remember(reading("watch-7", Kind.BP_SYSTOLIC, quantity("120"), "m1", ""), FIRST_TIME);

        assertThat(duplicates.judge(reading("watch-7", Kind.BP_DIASTOLIC, quantity("120"), "m1", ""), FIRST_TIME))
                .isEqualTo(FRESH);
    }

    @Test
    void knowsAReadingWithoutIdByItsTimeAndValue() {
        duplicates.remember(heartRate("72.0", "", T), FIRST_TIME);

        assertThat(duplicates.judge(heartRate("72.0", "", T), FIRST_TIME)).isEqualTo(DUPLICATE);
        assertThat(duplicates.judge(heartRate("72", "", T), FIRST_TIME)).isEqualTo(DUPLICATE);
        assertThat(duplicates.judge(heartRate("720", "", T), FIRST_TIME)).isEqualTo(FRESH);
        assertThat(duplicates.judge(heartRate("72", "", "2026-11-21T07:59:59Z"), FIRST_TIME))
                .isEqualTo(FRESH);
    }

    @Test
    void knowsAReadingWithoutIdAndTimeByTheTransportOnly() {
        Reading reading = heartRate("72", "", "");
        duplicates.remember(reading, MESSAGE);

        assertThat(duplicates.judge(reading, FIRST_TIME)).isEqualTo(FRESH);
        assertThat(duplicates.judge(reading, MESSAGE)).isEqualTo(DUPLICATE);
        assertThat(duplicates.judge(reading, Duplicates.transportId("watch-7", 13)))
                .isEqualTo(FRESH);
        assertThat(duplicates.judge(reading, Duplicates.transportId("watch-8", 12)))
                .isEqualTo(FRESH);
    }

    @Test
    void trustsNoClockThatWasNeverSet() {
        Reading stuck = new Reading(
                new DeviceId("pir"),
                Kind.MOTION,
                Value.Flag.ON,
                NOW,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Set.of(Quality.TIME_IMPLAUSIBLE),
                Optional.empty());
        duplicates.remember(stuck, FIRST_TIME);

        assertThat(duplicates.judge(stuck, FIRST_TIME)).isEqualTo(FRESH);
    }

    @Test
    void keepsDevicesApart() {
        duplicates.remember(reading("a", Kind.SPO2, quantity("97"), "1", T), FIRST_TIME);

        assertThat(duplicates.judge(reading("b", Kind.SPO2, quantity("97"), "1", T), FIRST_TIME))
                .isEqualTo(FRESH);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SOS", "FALL", "FALL_SUSPECTED", "SMOKE", "HEAT", "GAS", "CARBON_MONOXIDE"})
    void neverHidesACall(Kind kind) {
        Reading bare = reading("p", kind, Value.Flag.ON, "", "");
        Reading timed = reading("p", kind, Value.Flag.ON, "", T);
        Reading named = reading("p", kind, Value.Flag.ON, "1", "");
        for (Reading call : List.of(bare, timed, named)) {
            duplicates.remember(call, MESSAGE);
            assertThat(duplicates.judge(call, FIRST_TIME)).isEqualTo(FRESH);
            assertThat(duplicates.judge(call, MESSAGE)).isEqualTo(DUPLICATE);
            assertThat(duplicates.judge(call, Duplicates.transportId("p", 13))).isEqualTo(FRESH);
        }
    }

    @Test
    void knowsACallByIdAndTimeTogether() {
        duplicates.remember(reading("p", Kind.SOS, Value.Flag.ON, "1", T), MESSAGE);

        assertThat(duplicates.judge(reading("p", Kind.SOS, Value.Flag.ON, "1", T), FIRST_TIME))
                .isEqualTo(DUPLICATE);
        assertThat(duplicates.judge(reading("p", Kind.SOS, Value.Flag.ON, "1", "2026-11-21T07:59:59Z"), FIRST_TIME))
                .isEqualTo(FRESH);
        assertThat(duplicates.judge(reading("p", Kind.SOS, Value.Flag.ON, "2", T), FIRST_TIME))
                .isEqualTo(FRESH);
        assertThat(duplicates.judge(reading("p", Kind.SOS, Value.Flag.OFF, "1", T), FIRST_TIME))
                .isEqualTo(FRESH);
    }

    @Test
    void losesNoRestOfAnArrayOfWhichOnlyTheBeginningWasLogged() {
        duplicates.remember(heartRate("72", "", ""), MESSAGE);

        assertThat(duplicates.judge(reading("watch-7", Kind.SPO2, quantity("97"), "", ""), MESSAGE))
                .isEqualTo(FRESH);
        assertThat(duplicates.judge(reading("watch-7", Kind.SOS, Value.Flag.ON, "", ""), MESSAGE))
                .isEqualTo(FRESH);
    }

    @Test
    void knowsThemAfterARestart() {
        duplicates.remember(heartRate("72", "a1", ""), FIRST_TIME);
        Duplicates restarted = new Duplicates();
        duplicates.snapshot(NOW).forEach((device, fingerprints) -> restarted.restore(device, NOW, fingerprints));

        assertThat(restarted.judge(heartRate("72", "a1", ""), FIRST_TIME)).isEqualTo(DUPLICATE);
        assertThat(restarted.judge(heartRate("72", "a2", ""), FIRST_TIME)).isEqualTo(FRESH);
    }

    @Test
    void forgetsAfterADayAndSnapshotsNothingThen() {
        duplicates.remember(heartRate("72", "a1", ""), FIRST_TIME);

        assertThat(duplicates.snapshot(NOW.plus(Duration.ofHours(25)))).isEmpty();
        assertThat(duplicates.judge(heartRate("72", "a1", ""), FIRST_TIME)).isEqualTo(FRESH);
    }

    @Test
    void sharesTheSnapshotEvenlyAndKeepsTheNewest() {
        int busy = 40;
        for (int d = 0; d < busy; d++) {
            fill("busy-" + d, SeenWindow.MAX_FINGERPRINTS);
        }
        fill("quiet", 10);
        Map<DeviceId, List<Long>> snapshot = duplicates.snapshot(NOW);

        int total = snapshot.values().stream().mapToInt(List::size).sum();
        assertThat(total).isEqualTo(Duplicates.SNAPSHOT_BUDGET);
        assertThat(snapshot.get(new DeviceId("quiet"))).hasSize(10);
        int share = (Duplicates.SNAPSHOT_BUDGET - 10) / busy;
        assertThat(snapshot.get(new DeviceId("busy-0"))).hasSizeBetween(share, share + 1);
        Duplicates restarted = new Duplicates();
        snapshot.forEach((device, fingerprints) -> restarted.restore(device, NOW, fingerprints));
        assertThat(restarted.judge(numbered("busy-0", SeenWindow.MAX_FINGERPRINTS - 1), FIRST_TIME))
                .isEqualTo(DUPLICATE);
        assertThat(restarted.judge(numbered("busy-0", 0), FIRST_TIME)).isEqualTo(FRESH);
    }

    @Test
    void remembersABoundedNumberOfDevices() {
        for (int i = 0; i <= Duplicates.MAX_DEVICES; i++) {
            duplicates.remember(numbered("d" + i, 1), FIRST_TIME);
        }

        assertThat(duplicates.snapshot(NOW)).hasSize(Duplicates.MAX_DEVICES).doesNotContainKey(new DeviceId("d0"));
    }

    @Test
    void sharesItsMemoryAmongManyDevices() {
        int many = 2 * Duplicates.BUDGET / SeenWindow.BYTES_EACH / SeenWindow.MAX_FINGERPRINTS;
        fill("first", SeenWindow.MAX_FINGERPRINTS);
        for (int i = 1; i < many; i++) {
            duplicates.remember(numbered("d" + i, 1), FIRST_TIME);
        }

        int share = SeenWindow.MAX_FINGERPRINTS / 2;
        assertThat(duplicates.judge(numbered("first", SeenWindow.MAX_FINGERPRINTS - share), FIRST_TIME))
                .isEqualTo(DUPLICATE);
        assertThat(duplicates.judge(numbered("first", SeenWindow.MAX_FINGERPRINTS - share - 1), FIRST_TIME))
                .isEqualTo(FRESH);
        fill("d1", share + 2);
        assertThat(duplicates.judge(numbered("d1", share + 1), FIRST_TIME)).isEqualTo(DUPLICATE);
        assertThat(duplicates.judge(numbered("d1", 0), FIRST_TIME)).isEqualTo(FRESH);
    }

    /** Fingerprints are stored: these may never change. */
    @Test
    void hasTheSameFingerprintsForEver() {
        assertThat(Fingerprint.of(heartRate("72", "a1", ""), 0)).isEqualTo(0x7205eecb73b01429L);
        assertThat(Fingerprint.of(heartRate("72.50", "", T), 0)).isEqualTo(0xfc3dedd96f1cc558L);
        assertThat(Fingerprint.of(reading("p", Kind.SOS, Value.Flag.ON, "a1", T), 0))
                .isEqualTo(0x99f04603ce6a00b8L);
        assertThat(Fingerprint.of(reading("p", Kind.BUTTON, new Value.Code("x"), "", ""), MESSAGE))
                .isEqualTo(0x19ee8d64de509dc0L);
        assertThat(MESSAGE).isEqualTo(0x10a6bef25c816000L);
    }

    private void fill(String device, int count) {
        for (int i = 0; i < count; i++) {
            duplicates.remember(numbered(device, i), FIRST_TIME);
        }
    }

    private static Reading numbered(String device, int i) {
        return reading(device, Kind.SPO2, quantity("97"), "n" + i, "");
    }

    private static Reading heartRate(String value, String id, String t) {
        return reading("watch-7", Kind.HEART_RATE, quantity(value), id, t);
    }

    private static Value quantity(String number) {
        return new Value.Quantity(new BigDecimal(number));
    }

    private static Reading reading(String device, Kind kind, Value value, String id, String t) {
        return new Reading(
                new DeviceId(device),
                kind,
                value,
                NOW,
                t.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(t)),
                id.isEmpty() ? Optional.empty() : Optional.of(id),
                Set.of(),
                Optional.empty());
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.rules.Finding;
import care.lares.rules.fixture.Bedside;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seeded days at a bedside: whatever is told, whenever the gateway starts anew, it comes to the same. */
class RandomBedsideTest {
    private static final int STEPS = 300;
    /** For how long what is said of oxygen counts. */
    private static final Duration COUNTS = Duration.ofHours(12);

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRestartChangesNothingAndOneAlarmHoldsAtATime(long seed) {
        Random random = new Random(seed);
        Bedside bed = new Bedside();
        Set<AlarmKind> holds = EnumSet.noneOf(AlarmKind.class);
        for (int step = 0; step < STEPS; step++) {
            apply(holds, happens(random, bed));
            assertThat(holds).as("seed %d step %d", seed, step).hasSizeLessThanOrEqualTo(1);
            if (bed.state().news2().betterSince().isEmpty()) {
                assertThat(holds).as("seed %d step %d", seed, step).isEqualTo(expected(bed));
            }
            for (boolean snapshot : new boolean[] {false, true}) {
                News2State again = bed.rebuilt(snapshot).news2();
                News2State now = bed.state().news2();
                assertThat(again.parts()).as("seed %d step %d", seed, step).isEqualTo(now.parts());
                assertThat(again.complete()).as("seed %d step %d", seed, step).isEqualTo(now.complete());
                assertThat(Standing.of(again, COUNTS))
                        .as("seed %d step %d", seed, step)
                        .isEqualTo(Standing.of(now, COUNTS));
            }
        }
    }

    private static List<Finding> happens(Random random, Bedside bed) {
        bed.pass(Duration.ofMillis(1 + random.nextInt(240_000)));
        return switch (random.nextInt(12)) {
            case 0 -> bed.elapse(Duration.ofMinutes(random.nextInt(400)));
            case 1 -> bed.restart(random.nextBoolean());
            case 2 -> bed.tell("hand", Kind.CONSCIOUSNESS, random.nextInt(6) == 0 ? "V" : "A");
            case 3 -> bed.tell("hand", Kind.OXYGEN_FLOW, random.nextInt(4) == 0 ? "2" : "0");
            case 4, 5 -> bed.tell(Kind.RESPIRATORY_RATE, among(random, 6, 28), quality(random));
            case 6 -> bed.tell(Kind.SPO2, among(random, 88, 100), quality(random));
            case 7 -> bed.tell(Kind.BP_SYSTOLIC, among(random, 85, 225), quality(random));
            case 8 -> bed.tell(Kind.HEART_RATE, among(random, 35, 140), quality(random));
            case 9 -> bed.tell("finger", Kind.PULSE_RATE, among(random, 35, 140), quality(random));
            default -> bed.tell(Kind.BODY_TEMPERATURE, among(random, 34, 40), quality(random));
        };
    }

    private static String among(Random random, int low, int high) {
        return Integer.toString(low + random.nextInt(high - low));
    }

    private static Quality[] quality(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> new Quality[] {Quality.IMPLAUSIBLE};
            case 1 -> new Quality[] {Quality.LATE};
            default -> new Quality[0];
        };
    }

    private static void apply(Set<AlarmKind> holds, List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.kind() != AlarmKind.OBSERVATION_OVERDUE)
                .forEach(finding -> {
                    if (finding.holds()) {
                        holds.add(finding.kind());
                    } else {
                        holds.remove(finding.kind());
                    }
                });
    }

    private static Set<AlarmKind> expected(Bedside bed) {
        return Standing.of(bed.state().news2(), COUNTS)
                .map(standing -> switch (standing.trigger()) {
                    case AGGREGATE_1_4 -> EnumSet.of(AlarmKind.NEWS2_1_4);
                    case SINGLE_PARAMETER_3 -> EnumSet.of(AlarmKind.NEWS2_SINGLE_3);
                    case AGGREGATE_5_6 -> EnumSet.of(AlarmKind.NEWS2_5_6);
                    case AGGREGATE_7_PLUS -> EnumSet.of(AlarmKind.NEWS2_7_PLUS);
                    case AGGREGATE_0 -> EnumSet.noneOf(AlarmKind.class);
                })
                .orElse(EnumSet.noneOf(AlarmKind.class));
    }
}

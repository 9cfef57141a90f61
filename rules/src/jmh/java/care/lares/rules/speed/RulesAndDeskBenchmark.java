// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.speed;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Readings through rules and desk alone, one after the other, each of another device. A press now and then changes an open
 * alarm, as in a house.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class RulesAndDeskBenchmark {
    /** So many at once: what measuring costs is then nothing beside them. */
    private static final int READINGS = 1_000;

    /** How many people live there, with eight devices each. */
    @Param("5000")
    private int residents;

    private Hall hall;

    /** Everybody's devices have told something, and twenty calls are open. */
    @Setup
    public void moveIn() {
        hall = new Hall(new Load(residents));
    }

    /** What is measured. */
    @Benchmark
    @OperationsPerInvocation(READINGS)
    public int readings() {
        hall.take(READINGS);
        return hall.open();
    }
}

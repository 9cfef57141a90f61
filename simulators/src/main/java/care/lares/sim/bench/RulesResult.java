// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.bench.desk.SpeedResult;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Rules and desk by themselves.
 *
 * @param found what came of it
 */
record RulesResult(@JsonUnwrapped SpeedResult found) implements BenchResult {
    @Override
    public boolean holds() {
        return found.holds();
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.rules;
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "%n%s rules and desk on one core (JMH): %,d ± %,d readings/s in %d rounds (slowest %,d), promised %,d",
                Lines.mark(found.readingsPerSecond() >= SpeedResult.PROMISED),
                found.readingsPerSecond(),
                found.error(),
                found.rounds(),
                found.slowest(),
                SpeedResult.PROMISED);
        lines.add(
                "%s %,d residents with %,d devices, %d open alarms: %,.1f MB, promised %,d",
                Lines.mark(found.stateBytes() <= SpeedResult.MOST_BYTES),
                found.residents(),
                found.devices(),
                found.openAlarms(),
                found.stateBytes() / 1048576.0,
                SpeedResult.MOST_BYTES >> 20);
    }
}

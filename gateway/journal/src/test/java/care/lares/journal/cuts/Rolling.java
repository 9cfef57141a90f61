// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** New segments that begin with snapshots, one right behind the other at times. */
final class Rolling implements CutStep {
    private static final int SEGMENTS = 3;

    @Override
    public String name() {
        return "roll";
    }

    @Override
    public void act(Trial trial) {
        for (int segment = 0; segment < SEGMENTS; segment++) {
            for (int entries = trial.random().nextInt(3); entries > 0; entries--) {
                trial.appendAny();
            }
            trial.snapshot();
            trial.append();
            trial.write();
            trial.write();
            trial.prove();
        }
    }
}

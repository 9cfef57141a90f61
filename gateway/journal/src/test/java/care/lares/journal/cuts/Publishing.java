// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** Checkpoints: their frame is forced, then the file replaced, then they are shown. */
final class Publishing implements CutStep {
    private static final int CHECKPOINTS = 4;

    @Override
    public String name() {
        return "checkpoint";
    }

    @Override
    public void act(Trial trial) {
        for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
            trial.append();
            trial.journal().seal();
            trial.write();
            trial.write();
            trial.prove();
        }
    }
}

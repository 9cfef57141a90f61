// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** Entries about people never heard of: their keys are stored before the entries are. */
final class NewSubjects implements CutStep {
    private static final int BATCHES = 4;

    @Override
    public String name() {
        return "subjects";
    }

    @Override
    public void act(Trial trial) {
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int entries = 1 + trial.random().nextInt(2); entries > 0; entries--) {
                trial.appendAny();
            }
            trial.write();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** Batches of entries, one force each. */
final class Appending implements CutStep {
    private static final int BATCHES = 6;

    @Override
    public String name() {
        return "append";
    }

    @Override
    public void act(Trial trial) {
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int entries = 1 + trial.random().nextInt(4); entries > 0; entries--) {
                trial.append();
            }
            trial.write();
        }
    }
}

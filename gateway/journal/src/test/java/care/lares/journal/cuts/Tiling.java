// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** Tiles of the tree, written behind; those a cut took away are made again at start. */
final class Tiling implements CutStep {
    private static final int BATCH = 25;
    private static final int BEFORE = 250;

    @Override
    public String name() {
        return "tile";
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public void prepare(Trial trial) throws Exception {
        trial.open();
        for (int entries = 1; entries <= BEFORE; entries++) {
            trial.append();
            if (entries % BATCH == 0) {
                trial.write();
            }
        }
        trial.settle();
    }

    @Override
    public void act(Trial trial) {
        for (int batch = 0; batch < 3; batch++) {
            trial.append();
            trial.append();
            trial.append();
            trial.write();
            trial.prove();
        }
    }
}

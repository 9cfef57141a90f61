// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** A start on a disk without a journal, and one after it: keys, directories, the first segment. */
final class FirstStart implements CutStep {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public void prepare(Trial trial) {
        // An empty disk.
    }

    @Override
    public void act(Trial trial) throws Exception {
        trial.open();
        trial.append();
        trial.write();
        trial.settle();
        trial.open();
    }
}

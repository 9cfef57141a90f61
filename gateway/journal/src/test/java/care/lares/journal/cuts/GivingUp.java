// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.BackupEntry.Cause;
import care.lares.journal.Ending;
import care.lares.journal.log.UnusableDirectoryException;
import java.util.Optional;

/** A log that is given up while the gateway runs, with entries on their way to both: another one goes on behind it. */
final class GivingUp implements CutStep {
    private static final Ending ENDING =
            new Ending(Cause.WITNESS, "witness.example/w1", Optional.empty(), "others hold more of it than is here");
    private static final int TURNS = 8;

    @Override
    public String name() {
        return "give-up";
    }

    @Override
    public void prepare(Trial trial) throws UnusableDirectoryException {
        trial.open();
        some(trial);
        trial.journal().seal();
        trial.settle();
    }

    @Override
    public void act(Trial trial) {
        some(trial);
        if (trial.random().nextBoolean()) {
            trial.snapshot();
        }
        trial.giveUp(ENDING);
        some(trial);
        for (int turn = 0; turn < TURNS; turn++) {
            trial.write();
            trial.prove();
            trial.append();
        }
        trial.journal().seal();
        trial.snapshot();
        trial.write();
    }

    @Override
    public void check(Trial trial) {
        trial.requireAll();
    }

    private static void some(Trial trial) {
        for (int entries = 1 + trial.random().nextInt(4); entries > 0; entries--) {
            trial.appendAny();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.journal.RatchetBegun;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.check.RatchetCheck;
import care.lares.journal.check.Report;
import java.nio.file.Path;
import java.util.Optional;

/** A ratchet begins and steps along with the sealings: whatever is cut, none is missing, and no key is used twice. */
final class Ratcheted implements CutStep {
    private static final int SEALINGS = 3;

    /** Who keeps its beginning. */
    private static final class Keeper {
        private Optional<String> secret = Optional.empty();
    }

    @Override
    public String name() {
        return "ratchet";
    }

    @Override
    public void prepare(Trial trial) throws Exception {
        trial.residentsAndKeysLive();
        trial.open();
        trial.append();
        trial.journal().seal();
        trial.settle();
    }

    @Override
    public void act(Trial trial) {
        if (keeper(trial).secret.isEmpty()) {
            Optional<RatchetBegun> begun =
                    trial.answer(trial.journal().keys().beginRatchet(trial.now(), "an administrator"));
            if (begun.isPresent()) {
                long seq = trial.append(begun.get().entry());
                trial.write();
                if (trial.acknowledged() > seq) {
                    keeper(trial).secret = Optional.of(begun.get().secret());
                }
            }
        }
        for (int sealing = 0; sealing < SEALINGS; sealing++) {
            trial.append();
            trial.write();
            trial.journal().seal();
            trial.append();
            trial.write();
            trial.prove();
            if (trial.random().nextBoolean()) {
                trial.prove();
            }
        }
        trial.snapshot();
        trial.write();
    }

    @Override
    public void check(Trial trial) throws Exception {
        Optional<String> secret = keeper(trial).secret;
        if (!trial.honest()) {
            keeper(trial).secret = Optional.empty();
        } else if (secret.isPresent()) {
            try (Scratch scratch = Scratch.create()) {
                Path copy = scratch.directory().resolve("data");
                trial.storage().copyTo(Trial.DATA, copy);
                Report report = JournalCheck.of(copy, () -> 0L)
                        .following(RatchetCheck.of(secret.get()))
                        .run();
                require(report.sound(), "the ratchet: " + report.findings());
            }
        }
    }

    private static Keeper keeper(Trial trial) {
        return trial.outside(Keeper.class, Keeper::new);
    }
}

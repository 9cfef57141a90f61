// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.journal.Entry;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeySort;
import care.lares.journal.check.LogKey;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Exchanges the key that signs the log, twice, and seals before and after: the entry that says so decides who signs. */
final class ChangingLogKey implements CutStep {
    private static final int ROUNDS = 2;

    @Override
    public String name() {
        return "log-key";
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public void prepare(Trial trial) throws Exception {
        trial.living(() -> newest(trial).<List<Entry>>map(List::of).orElse(List.of()));
        trial.open();
        trial.append();
        trial.journal().seal();
        trial.settle();
    }

    @Override
    public void act(Trial trial) {
        for (int round = 0; round < ROUNDS; round++) {
            trial.append();
            trial.write();
            prepared(trial).ifPresent(trial::append);
            trial.append();
            trial.write();
            trial.journal().seal();
            trial.append();
            trial.write();
            trial.prove();
            if (round == 0) {
                trial.snapshot();
                trial.write();
            }
        }
    }

    /** On a thread of its own, which is waited for: nothing else calls meanwhile. */
    private static Optional<Entry> prepared(Trial trial) {
        CompletableFuture<KeyRotated> coming =
                trial.journal().keys().rotateLog(trial.now(), "admin").toCompletableFuture();
        try {
            return Optional.of(coming.join());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof PowerCut cut) {
                throw cut;
            }
            if (failed.getCause().getCause() instanceof IOException) {
                return Optional.empty(); // Said to whoever asked; nothing was exchanged.
            }
            throw failed;
        }
    }

    @Override
    public void check(Trial trial) throws Exception {
        Optional<String> said = newest(trial).map(KeyRotated::newId);
        if (trial.honest() && said.isPresent()) {
            byte[] bare = LogKey.parse(trial.journal().status().verifierKey()).publicKey();
            require(HexFormat.of().formatHex(bare).equals(said.get()), "the log is signed by another key than it says");
        }
    }

    private static Optional<KeyRotated> newest(Trial trial) {
        return trial.past().stream()
                .filter(KeyRotated.class::isInstance)
                .map(KeyRotated.class::cast)
                .filter(one -> one.key() == KeySort.LOG)
                .reduce((older, newer) -> newer);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeySort;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The account on the ledger is exchanged, twice: prepared, taken by the contract, written down, changed. Whatever is cut,
 * the box holds the secret of the account that the contract takes anchors from.
 */
final class ChangingLedgerKey implements CutStep {
    private static final int ROUNDS = 2;
    private static final int ID_BYTES = 20;

    /** What the contract knows: once it has taken an account, it takes anchors from no other. */
    private static final class Contract {
        private Optional<String> account = Optional.empty();
    }

    @Override
    public String name() {
        return "ledger-key";
    }

    @Override
    public void prepare(Trial trial) throws UnusableDirectoryException {
        trial.residentsAndKeysLive();
        trial.open();
        trial.append();
        trial.settle();
        contract(trial).account = Optional.of(id(trial.journal().ledgerKey()));
    }

    @Override
    public void act(Trial trial) {
        goOn(trial);
        for (int round = 0; round < ROUNDS; round++) {
            Optional<List<byte[]>> accounts =
                    trial.answer(trial.journal().keys().prepareLedger());
            if (accounts.isPresent()) {
                contract(trial).account = Optional.of(id(accounts.get().get(1)));
                goOn(trial);
            }
            trial.append();
            trial.write();
        }
    }

    /** What an anchor does first in each round: it changes to the account that the contract has taken. */
    private static void goOn(Trial trial) {
        try {
            Optional<String> coming = trial.journal().comingLedgerKey().map(ChangingLedgerKey::id);
            if (coming.isEmpty() || !coming.equals(contract(trial).account)) {
                return;
            }
            String old = id(trial.journal().ledgerKey());
            boolean known = trial.past().stream()
                    .anyMatch(entry ->
                            entry instanceof KeyRotated said && said.newId().equals(coming.get()));
            long seq =
                    known ? 0 : trial.append(new KeyRotated(trial.now(), KeySort.LEDGER, old, coming.get(), "ledger"));
            trial.write();
            if (trial.acknowledged() > seq) {
                trial.journal().changeLedgerKey();
            }
        } catch (IOException | UnusableDirectoryException fails) {
            // Said to whoever anchors, who comes again.
            return;
        }
    }

    @Override
    public void check(Trial trial) {
        trial.requireAll();
        if (trial.honest()) {
            trial.storage().undisturbed(() -> requireAccount(trial));
        }
    }

    private static void requireAccount(Trial trial) {
        try {
            Optional<String> taken = contract(trial).account;
            Optional<String> coming = trial.journal().comingLedgerKey().map(ChangingLedgerKey::id);
            boolean held = taken.equals(Optional.of(id(trial.journal().ledgerKey()))) || taken.equals(coming);
            require(held, "the contract takes anchors from an account whose secret is gone");
        } catch (IOException | UnusableDirectoryException e) {
            throw new AssertionError("the ledger's key cannot be read", e);
        }
    }

    private static Contract contract(Trial trial) {
        return trial.outside(Contract.class, Contract::new);
    }

    /** Stands for the address: as long, and of nobody else. */
    private static String id(byte[] secret) {
        return HexFormat.of().formatHex(Arrays.copyOf(secret, ID_BYTES));
    }
}

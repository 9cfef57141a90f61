// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.domain.ResidentId;
import care.lares.journal.KeyCustody;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.Subject;
import care.lares.journal.log.UnusableDirectoryException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The box key and a resident's key are exchanged: everything stays readable, and what others know the box by stays. */
final class RotatingKeys implements CutStep {
    private static final String LABEL = "lares/pseudonym/v1";
    private static final ResidentId RESIDENT = new ResidentId("berta-s");
    private static final int ROUNDS = 2;

    /** What others know of the box, by what it is. */
    private static final class Outside {
        private final Map<String, String> known = new HashMap<>();
    }

    @Override
    public String name() {
        return "rotate";
    }

    @Override
    public void prepare(Trial trial) throws UnusableDirectoryException {
        trial.residentsAndKeysLive();
        trial.open();
        describe(trial);
        trial.settle();
        requireSame(trial);
    }

    @Override
    public void act(Trial trial) {
        KeyCustody keys = trial.journal().keys();
        for (int round = 0; round < ROUNDS; round++) {
            describe(trial);
            trial.appendAny();
            trial.write();
            trial.answer(keys.rotateBox(trial.now(), "an administrator")).ifPresent(trial::append);
            requireLedger(trial);
            describe(trial);
            trial.append(keys.rotate(Subject.of(RESIDENT), trial.now(), "an administrator"));
            describe(trial);
            if (trial.random().nextBoolean()) {
                trial.snapshot();
            }
            trial.write();
            trial.prove();
        }
    }

    @Override
    public void check(Trial trial) {
        requireSame(trial);
        trial.requireAll();
    }

    private static void describe(Trial trial) {
        trial.append(new ResidentDescribed(
                trial.now(), RESIDENT, "Berta", Optional.empty(), 1, Map.of(), "an administrator"));
    }

    private static void requireSame(Trial trial) {
        require(trial, "derived key", HexFormat.of().formatHex(trial.journal().derivedKey(LABEL)));
        require(trial, "log", trial.journal().origin());
    }

    private static void requireLedger(Trial trial) {
        try {
            require(
                    trial,
                    "ledger key",
                    HexFormat.of().formatHex(trial.journal().ledgerKey()));
        } catch (UnusableDirectoryException fails) {
            // Storage failed: it is asked for again in the next round.
            return;
        }
    }

    private static void require(Trial trial, String what, String now) {
        Map<String, String> known = trial.outside(Outside.class, Outside::new).known;
        if (!trial.honest()) {
            known.clear();
        }
        String before = known.putIfAbsent(what, now);
        Known.require(before == null || before.equals(now), "the " + what + " is another one");
    }
}

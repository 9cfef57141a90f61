// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.domain.ResidentId;
import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.Subject;
import care.lares.journal.backup.Backup;
import care.lares.journal.backup.Restore;
import care.lares.journal.backup.UnusableBackupException;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.journal.store.ErasedKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A backup is put back where nothing is, by somebody who repeats that until it is done: no gateway starts on half of it,
 * another log follows the one that was put back, and who was erased stays erased: after the backup, or before it and after
 * the key file, though the house's key was exchanged in between and the tombstone is under one that nobody has.
 */
final class Restoring implements CutStep {
    private static final Path COPY = Path.of("elsewhere", "copy");
    private static final Path KEYS = Trial.DATA.resolve("keys");
    private static final ResidentId RESIDENT = new ResidentId("wilma-k");
    private static final int ENTRIES = 12;

    /** What is not in the house. */
    private static final class Outside {
        private Map<String, byte[]> keys = Map.of();
        private boolean erased;
        private Optional<KnownLog> copied = Optional.empty();
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public void prepare(Trial trial) throws Exception {
        trial.open();
        trial.append(new ResidentDescribed(
                trial.now(), RESIDENT, "Wilma", Optional.empty(), 1, Map.of(), "an administrator"));
        for (int entry = 0; entry < ENTRIES; entry++) {
            trial.appendAny();
            trial.write();
            if (entry == ENTRIES / 2) {
                trial.snapshot();
                trial.write();
            }
        }
        trial.journal().seal();
        trial.settle();
        Outside outside = trial.outside(Outside.class, Outside::new);
        Bystander bystander = new Bystander(trial.storage());
        boolean older = trial.random().nextBoolean();
        if (older) {
            outside.keys = bystander.files(KEYS);
            exchange(trial);
            erase(trial);
        }
        long size = trial.acknowledged();
        new Backup(trial.storage(), Trial.DATA, COPY).make(Optional.empty(), "1", trial::now);
        if (!older && trial.random().nextBoolean()) {
            erase(trial);
        }
        trial.close();
        if (!older) {
            outside.keys = bystander.files(KEYS);
        }
        outside.copied = Optional.of(trial.left(size));
        bystander.remove(Trial.DATA);
    }

    /** The house gets a new key: what comes under it, an older key file does not open. */
    private static void exchange(Trial trial) {
        trial.append(trial.journal().keys().rotate(Subject.SITE, trial.now(), "an administrator"));
        trial.settle();
        trial.erased(Subject.SITE);
    }

    private static void erase(Trial trial) {
        trial.outside(Outside.class, Outside::new).erased = true;
        KeyCustody keys = trial.journal().keys();
        Subject subject = Subject.of(RESIDENT);
        PersonErased stone =
                new PersonErased(trial.now(), keys.tombstone(subject), keys.keys(subject), "an administrator");
        trial.append(stone);
        trial.settle();
        trial.answer(keys.destroy(stone)).flatMap(exchanged -> exchanged).ifPresent(trial::append);
        trial.settle();
        trial.erased(subject);
    }

    @Override
    public void act(Trial trial) throws Exception {
        restart(trial);
        trial.append();
        trial.journal().seal();
        for (int turn = 0; turn < 4; turn++) {
            trial.write();
            trial.prove();
        }
    }

    @Override
    public void restart(Trial trial) throws Exception {
        trial.close();
        Outside outside = trial.outside(Outside.class, Outside::new);
        if (outside.copied.isPresent()) {
            putBack(trial, outside);
            trial.putBack(outside.copied.get());
            outside.copied = Optional.empty();
        }
        trial.open();
    }

    /** Everything is there when this returns, since now or since the last time; nobody starts a gateway before. */
    private static void putBack(Trial trial, Outside outside) throws UnusableDirectoryException {
        try {
            new Restore(trial.storage(), COPY, Trial.DATA, ErasedKeys::destroy)
                    .run(outside.keys, "an administrator", trial.keys());
        } catch (UnusableBackupException refused) {
            if (!trial.honest()) {
                throw new UnusableDirectoryException("what a card that lied has lost is in the way", refused);
            }
            require(refused.getMessage().contains("is not empty"), "a backup is refused: " + refused.getMessage());
        } catch (IOException fails) {
            throw new UnusableDirectoryException("the backup was not put back", fails);
        }
    }

    @Override
    public void check(Trial trial) {
        boolean erased = trial.outside(Outside.class, Outside::new).erased;
        boolean held = trial.journal().keys().holds(Subject.of(RESIDENT));
        require(!trial.honest() || held != erased, erased ? "who was erased is back" : "a resident's key is gone");
        trial.requireAll();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.journal.backup.Backup;
import care.lares.journal.backup.UnusableBackupException;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.check.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A backup, and a second one to the same place, on the disk that is cut: whatever was complete before stays whole. */
final class BackingUp implements CutStep {
    private static final Path COPY = Path.of("house", "copy");
    private static final int ENTRIES = 6;

    /** What a backup that was completed holds at least. */
    private static final class Outside {
        private long entries;
        private String origin = "";
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public void prepare(Trial trial) throws Exception {
        trial.open();
        append(trial);
        trial.journal().seal();
        trial.settle();
    }

    @Override
    public void act(Trial trial) throws Exception {
        backup(trial);
        append(trial);
        trial.snapshot();
        trial.write();
        backup(trial);
    }

    private static void append(Trial trial) {
        for (int entry = 0; entry < ENTRIES; entry++) {
            trial.appendAny();
        }
        trial.write();
    }

    private static void backup(Trial trial) throws UnusableBackupException {
        long acknowledged = trial.acknowledged();
        try {
            new Backup(trial.storage(), Trial.DATA, COPY).make(Optional.empty(), "1", trial::now);
            Outside outside = trial.outside(Outside.class, Outside::new);
            outside.entries = acknowledged;
            outside.origin = trial.journal().origin();
        } catch (UnusableBackupException refused) {
            if (trial.honest()) {
                throw refused;
            }
        } catch (IOException fails) {
            // Said at the command line; what was complete before is looked at after the cut.
        }
    }

    @Override
    public void check(Trial trial) throws Exception {
        Outside outside = trial.outside(Outside.class, Outside::new);
        if (!trial.honest() || outside.entries == 0) {
            return;
        }
        try (Scratch scratch = Scratch.create()) {
            Path copy = scratch.directory().resolve("copy");
            Path keys = scratch.directory().resolve("keys");
            trial.storage().copyTo(COPY, copy);
            trial.storage().copyTo(Trial.DATA.resolve("keys"), keys);
            Report report = JournalCheck.of(copy, keys, () -> 0L).run();
            require(report.sound(), "the backup is not sound: " + report.findings());
            long there = report.origins().stream()
                    .filter(one -> one.origin().equals(outside.origin))
                    .mapToLong(Report.Origin::size)
                    .sum();
            require(there >= outside.entries, "the backup holds " + there + " of " + outside.entries + " entries");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.journal.backup.Restore;
import care.lares.journal.backup.UnusableBackupException;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.check.Report;
import care.lares.journal.log.FileStorage;
import care.lares.journal.store.ErasedKeys;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a backup back. */
@Command(
        name = "restore",
        description =
                "Puts a backup back into a data directory that is empty or does not exist yet. What came after the"
                        + " backup is lost on this box and may be known to others: the gateway begins a new log there, linked to"
                        + " the old one, and says so in an alarm. Cut off, it goes on when it is done again; no gateway starts"
                        + " in between.",
        footer = {
            "",
            "The box that was backed up must not run any more: two gateways with the same keys contradict each other.",
            "",
            "A key file knows the keys there were when it was written. What is newer in the backup and under a key made",
            "since (of a new resident, of a person who had never acted here, by an exchange) stays closed; the restore",
            "counts it. Whoever is erased in the backup stays erased, however old the key file is.",
            "",
            "Exit status: 0 restored and sound, 1 restored and something is wrong, 2 not restored."
        },
        sortOptions = false)
final class RestoreCommand implements Callable<Integer> {
    private static final int WRONG = 1;
    private static final String CODE = "LARES_RECOVERY_CODE";

    private final Surroundings surroundings;

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "the backup")
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private Path from;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the data directory to be")
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private Path data;

    @Option(names = "--keys", required = true, paramLabel = "FILE", description = "what backup --keys wrote")
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private Path keys;

    @Option(names = "--code-file", paramLabel = "FILE", description = "holds its code; else the code is in " + CODE)
    private @Nullable Path codeFile;

    @Mixin
    private final Output output = new Output();

    RestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws CommandException {
        Path directory = data.toAbsolutePath();
        DataDirectory.checkRoom(directory);
        Restore.Done done = done(directory);
        Report report = check(directory);
        if (output.json()) {
            output.json(new JsonObject()
                    .put("data", directory.toString())
                    .put("from", from.toString())
                    .put("backupOf", done.note().completed().orElseThrow().toString())
                    .put("sound", report.sound())
                    .put("faults", report.faults())
                    .put("entries", report.entries())
                    .put("files", done.files())
                    .put("lostKeys", done.lost())
                    .put("mayHaveBroughtBack", done.mayHaveBroughtBack()));
        } else {
            output.line(directory + ": " + (report.sound() ? "restored, SOUND" : report.faults() + " FAULT(S)"));
            output.row("entries", "%,d".formatted(report.entries()));
            output.row("backup of", done.note().completed().orElseThrow().toString());
            report.findings().forEach(finding -> output.line("  " + finding));
            if (done.mayHaveBroughtBack()) {
                output.line(
                        "WARNING: an older version made this backup and the key file is older still: whoever was erased"
                                + " in between may be readable again. Erase them again before anybody looks.");
            }
            output.line(
                    "at its next start the gateway begins a new log there, linked to this one, and raises an alarm");
        }
        return report.sound() && !done.mayHaveBroughtBack() ? 0 : WRONG;
    }

    private Restore.Done done(Path directory) throws CommandException {
        try {
            return new Restore(new FileStorage(), from.toAbsolutePath(), directory, ErasedKeys::destroy)
                    .run(new KeyFile(keys).read(code()), EnrolCommand.BY, surroundings.random());
        } catch (UnusableBackupException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw StorageRefusal.failed(directory, e, "done again, it goes on where it was cut off");
        }
    }

    private String code() throws CommandException {
        try {
            String code = codeFile != null
                    ? Files.readString(codeFile)
                    : surroundings.environment().getOrDefault(CODE, "");
            if (code.isBlank()) {
                throw CommandException.cannot(
                        "the key file's code is needed: set " + CODE + " or give --code-file FILE");
            }
            return code;
        } catch (IOException e) {
            throw CommandException.cannot("cannot read " + codeFile, e);
        }
    }

    private Report check(Path directory) throws CommandException {
        try {
            return JournalCheck.of(directory, surroundings.ticks()).run();
        } catch (IOException e) {
            throw StorageRefusal.failed(directory, e, "it was restored and could not be checked");
        }
    }
}

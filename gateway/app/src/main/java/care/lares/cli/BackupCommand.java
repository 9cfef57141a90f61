// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.journal.backup.Backup;
import care.lares.journal.backup.BackupNote;
import care.lares.journal.backup.UnusableBackupException;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.check.Report;
import care.lares.journal.log.FileStorage;
import care.lares.journal.seal.Checkpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies a data directory while its gateway runs. */
@Command(
        name = "backup",
        description = "Copies the data directory of a gateway, which may be running, without its keys: without them"
                + " nobody can read it. Done again to the same place, only what is new is copied. The copy is checked"
                + " with other code than the one that wrote it, and its making is an entry of the log.",
        footer = {
            "",
            "Keep the key file (--keys) and its code apart from the backup and from each other: with all three,",
            "everything can be read. Make a new one when residents were added, when somebody acted who never had (looked,",
            "acknowledged, signed in) and when a key was exchanged: what comes under their new keys stays closed to an",
            "older key file. Destroy older ones when somebody was erased: they still hold that person's key.",
            "",
            "Exit status: 0 made and sound, 1 made and something is wrong, 2 not made."
        },
        sortOptions = false)
final class BackupCommand implements Callable<Integer> {
    private static final int WRONG = 1;

    private final Surroundings surroundings;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "where to: empty, or an older backup")
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private Path to;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--keys", paramLabel = "FILE", description = "also write the keys to this file, under a new code")
    private @Nullable Path keys;

    @Mixin
    private final GatewayOption gateway;

    @Mixin
    private final Output output = new Output();

    BackupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.gateway = new GatewayOption(surroundings, "admin");
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Path directory = data.directory();
        Path target = to.toAbsolutePath();
        if (target.startsWith(directory)) {
            throw CommandException.cannot("a backup inside the data directory is lost with it: choose another place");
        }
        DataDirectory.checkOwner(directory);
        DataDirectory.checkRoom(target);
        Backup.Made made = made(directory, target);
        Optional<String> code = keys == null
                ? Optional.empty()
                : Optional.of(new KeyFile(keys).write(directory, surroundings.random()));
        Report report = check(directory, target);
        Optional<String> unrecorded =
                new BackupRecord(directory, gateway, surroundings).write(made.note(), keys != null);
        if (output.json()) {
            output.json(json(target, made, report, code, unrecorded));
        } else {
            print(target, made, report, code, unrecorded);
        }
        return report.sound() ? 0 : WRONG;
    }

    private Backup.Made made(Path directory, Path target) throws CommandException {
        try {
            return new Backup(new FileStorage(), directory, target)
                    .make(configuration(), InstalledVersion.current(), surroundings.clock());
        } catch (UnusableBackupException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw StorageRefusal.failed(target, e, "what an older backup there held is still whole");
        }
    }

    private Optional<byte[]> configuration() throws CommandException {
        Optional<Path> file = data.configuration();
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(file.get()));
        } catch (IOException e) {
            throw CommandException.cannot("cannot read " + file.get(), e);
        }
    }

    private Report check(Path directory, Path target) throws CommandException {
        try {
            return JournalCheck.of(target, directory.resolve("keys"), surroundings.ticks())
                    .run();
        } catch (IOException e) {
            throw StorageRefusal.failed(target, e, "the backup was made and could not be checked");
        }
    }

    private void print(
            Path target, Backup.Made made, Report report, Optional<String> code, Optional<String> unrecorded) {
        output.line(target + ": " + (report.sound() ? "backup made, SOUND" : report.faults() + " FAULT(S)"));
        output.row("entries", "%,d".formatted(report.entries()));
        output.row(
                "files",
                "%,d, of which %,d were copied, %,d kB".formatted(made.files(), made.copied(), made.bytes() / 1000));
        made.note().stated().ifPresent(known -> output.row("sealed", known.size() + " entries of " + known.origin()));
        output.row("contents", String.join(", ", new TreeSet<>(made.note().contents())));
        report.findings().forEach(finding -> output.line("  " + finding));
        unrecorded.ifPresent(why -> output.line("not written down in the log: " + why));
        if (code.isEmpty()) {
            output.line("without the keys nobody can read it, you neither: --keys FILE writes them apart");
        }
        code.ifPresent(minted -> {
            output.line("the keys are in " + keys + ", under this code, which is shown only now:");
            output.line("  " + minted);
        });
    }

    private JsonObject json(
            Path target, Backup.Made made, Report report, Optional<String> code, Optional<String> unrecorded) {
        BackupNote note = made.note();
        JsonObject result = new JsonObject()
                .put("to", target.toString())
                .put("at", note.completed().orElseThrow().toString())
                .put("sound", report.sound())
                .put("faults", report.faults())
                .put("entries", report.entries())
                .put("files", made.files())
                .put("copied", made.copied())
                .put("bytes", made.bytes())
                .put("origin", note.stated().map(Checkpoint::origin).orElse(null))
                .put("size", note.stated().map(Checkpoint::size).orElse(0L))
                .put(
                        "contents",
                        new JsonArray(new TreeSet<>(note.contents()).stream().toList()))
                .put("recorded", unrecorded.isEmpty());
        code.ifPresent(minted -> result.put("keys", String.valueOf(keys)).put("code", minted));
        return result;
    }
}

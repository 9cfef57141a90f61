// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.Ticks;
import care.lares.journal.check.Finding;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.check.RatchetCheck;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a whole data directory with other code than the one that wrote it. */
@Command(
        name = "check-journal",
        description = "Checks every byte of a data directory, reading only; the gateway may be running.",
        footer = {"", "Exit status: 0 sound, 1 something is wrong."})
final class CheckJournalCommand implements Callable<Integer> {
    private static final int WRONG = 1;

    private final Ticks ticks;

    @Parameters(paramLabel = "DIR", description = "the data directory, such as /var/lib/lares")
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private Path directory;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "of a backup: the directory that holds the keys, such as /var/lib/lares/keys")
    private @Nullable Path keys;

    @Option(
            names = "--ratchet",
            paramLabel = "FILE",
            description =
                    "what lares key rotate ratchet gave out, kept away from the box: follows that ratchet as well")
    private @Nullable Path ratchet;

    @Mixin
    private final Output output = new Output();

    CheckJournalCommand(Surroundings surroundings) {
        this.ticks = surroundings.ticks();
    }

    @Override
    public Integer call() throws CommandException {
        if (!isDirectory(directory.resolve("log"))) {
            throw new CommandException(
                    WRONG, directory + " is no data directory of a gateway: give the one named by data: in lares.yaml");
        }
        Report report = report();
        if (output.json()) {
            output.json(json(report));
        } else {
            print(report);
        }
        return report.sound() ? 0 : WRONG;
    }

    /** What may not be looked at is not taken for what is not there. */
    private boolean isDirectory(Path log) throws CommandException {
        try {
            return Files.readAttributes(log, BasicFileAttributes.class).isDirectory();
        } catch (AccessDeniedException e) {
            throw unreadable(e);
        } catch (IOException e) {
            return false;
        }
    }

    private CommandException unreadable(IOException e) {
        return new CommandException(
                WRONG, "cannot read " + directory + ": run this as the user the gateway runs as; " + e.getMessage(), e);
    }

    private Report report() throws CommandException {
        try {
            JournalCheck check = JournalCheck.of(directory, keys == null ? directory.resolve("keys") : keys, ticks);
            return ratchet == null
                    ? check.run()
                    : check.following(ratchet(ratchet)).run();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static RatchetCheck ratchet(Path file) throws CommandException {
        try {
            return RatchetCheck.of(Files.readString(file));
        } catch (RefusedException | IOException e) {
            throw new CommandException(
                    WRONG, "cannot use " + file + ": give what lares key rotate ratchet printed; " + e.getMessage(), e);
        }
    }

    private void print(Report report) {
        output.line(directory + ": " + (report.sound() ? "SOUND" : report.faults() + " FAULT(S)"));
        for (Report.Origin origin : report.origins()) {
            output.line("  " + origin.origin());
            if (origin.givenUp() > 0) {
                output.line("    %,d more were given up for room or age, as the log says; their places are proved"
                        .formatted(origin.givenUp()));
            }
            output.line("    %,d entries in %,d segments, %,d of %,d sealed by %,d checkpoints, %,d snapshots"
                    .formatted(
                            origin.entries(),
                            origin.segments(),
                            origin.sealed(),
                            origin.size(),
                            origin.checkpoints(),
                            origin.snapshots()));
            if (origin.closed() > 0) {
                output.line("    %,d more are closed: whom they are about was erased".formatted(origin.closed()));
            }
        }
        report.findings().forEach(finding -> output.line("  " + finding));
        output.line(
                "  checked in %,d ms, %,d entries/s".formatted(report.took().toMillis(), report.entriesPerSecond()));
    }

    private static JsonObject json(Report report) {
        JsonArray origins = new JsonArray();
        report.origins()
                .forEach(origin -> origins.add(new JsonObject()
                        .put("origin", origin.origin())
                        .put("segments", origin.segments())
                        .put("entries", origin.entries())
                        .put("givenUp", origin.givenUp())
                        .put("size", origin.size())
                        .put("checkpoints", origin.checkpoints())
                        .put("sealed", origin.sealed())
                        .put("snapshots", origin.snapshots())
                        .put("erased", origin.closed())));
        JsonArray findings = new JsonArray();
        report.findings().forEach(finding -> findings.add(json(finding)));
        return new JsonObject()
                .put("sound", report.sound())
                .put("entries", report.entries())
                .put("faults", report.faults())
                .put("origins", origins)
                .put("findings", findings)
                .put("millis", report.took().toMillis());
    }

    private static JsonObject json(Finding finding) {
        return new JsonObject()
                .put("weight", finding.weight().name().toLowerCase(Locale.ROOT))
                .put("file", finding.file())
                .put("offset", finding.offset())
                .put("wrong", finding.wrong())
                .put("means", finding.means());
    }
}

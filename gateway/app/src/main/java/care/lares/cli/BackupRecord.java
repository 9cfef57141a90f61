// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.journal.BackupEntry.BackupMade;
import care.lares.journal.backup.BackupNote;
import care.lares.journal.log.FileStorage;
import care.lares.journal.seal.Checkpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes down in the log that a backup was made: through the gateway when it runs, else into its directory.
 *
 * @param directory the data directory
 * @param gateway how a running one is asked
 */
record BackupRecord(Path directory, GatewayOption gateway, Surroundings surroundings) {
    private static final int CREATED = 201;
    private static final String KEYS = "keys";

    /** Writes it; answers why that could not be done, which takes nothing from the backup. */
    Optional<String> write(BackupNote note, boolean keys) throws InterruptedException {
        Optional<Checkpoint> newest = note.stated();
        if (newest.isEmpty()) {
            return Optional.of("nothing of it had been sealed yet");
        }
        Set<String> contents = new TreeSet<>(note.contents());
        if (keys) {
            contents.add(KEYS);
        }
        try {
            if (isRunning()) {
                ask(newest.get(), contents);
            } else {
                StoppedJournal.append(directory, surroundings, List.of(entry(newest.get(), contents)));
            }
            return Optional.empty();
        } catch (CommandException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private BackupMade entry(Checkpoint newest, Set<String> contents) {
        return new BackupMade(
                surroundings.clock().instant(),
                newest.origin(),
                newest.size(),
                HexFormat.of().formatHex(newest.root()),
                contents,
                EnrolCommand.BY);
    }

    private void ask(Checkpoint newest, Set<String> contents) throws CommandException, InterruptedException {
        JsonObject wish = new JsonObject()
                .put("origin", newest.origin())
                .put("size", newest.size())
                .put("root", HexFormat.of().formatHex(newest.root()))
                .put("contents", new JsonArray(List.copyOf(contents)));
        GatewayOption.require(gateway.ask("POST", "/api/v1/backups", wish), CREATED);
    }

    private boolean isRunning() throws CommandException {
        try {
            Optional<Closeable> lock = new FileStorage().lock(directory.resolve("lock"));
            if (lock.isPresent()) {
                lock.get().close();
            }
            return lock.isEmpty();
        } catch (IOException e) {
            throw CommandException.cannot("cannot look at " + directory, e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.StorageFault;
import care.lares.journal.log.SilentCardException;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks whether a card answers at all, before anybody waits for it. */
public final class Knock {
    /** Longer than a worn card's bad second, and no longer than a call may take to be heard. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Knock() {}

    /**
     * Returns when the card of a directory answers, whatever it says.
     *
     * @throws SilentCardException when it does not answer in time
     */
    public static void at(Path directory) throws SilentCardException {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        Thread knocking = new Thread(() -> look(directory, answered), "card-knock");
        knocking.setDaemon(true);
        knocking.start();
        try {
            answered.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new SilentCardException(
                    UnusableDirectoryException.words(directory, new IOException(StorageFault.hasNotAnswered(PATIENCE))),
                    answered,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void look(Path directory, CompletableFuture<Void> answered) {
        try {
            Files.readAttributes(directory, "*");
            Files.readAllBytes(directory.resolve("alive"));
        } catch (IOException saysNo) {
            // Which is an answer.
            answered.complete(null);
        } finally {
            answered.complete(null);
        }
    }
}

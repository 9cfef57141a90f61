// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file whose time says when the gateway last lived: on a quiet night the log alone would not. Never forced; after a
 * power cut it may be half a minute old.
 */
final class AliveMark {
    /** How often it is touched: coarse enough for an SD card, fine enough to tell people since when nobody watched. */
    static final Duration EVERY = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(AliveMark.class);

    private final Path file;
    private final Timer toucher = new Timer("alive-mark", true);

    AliveMark(Path data) {
        this.file = data.resolve("alive");
    }

    Optional<Instant> last() {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException firstStart) {
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn("alive mark unreadable reason={}", unreadable.toString());
            return Optional.empty();
        }
    }

    /** Touches it now and then on a thread of its own: an SD card that hangs must hold up nothing else. */
    void start(InstantSource clock) {
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                touch(clock.instant());
            }
        };
        toucher.schedule(task, 0, EVERY.toMillis());
    }

    /** Touches it now, on that thread: the time of the house has changed. */
    void touchSoon(InstantSource clock) {
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                touch(clock.instant());
            }
        };
        toucher.schedule(task, 0);
    }

    void stop() {
        toucher.cancel();
    }

    /** Writes down that the gateway lives, or will have lived, at this time. */
    void touch(Instant now) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException full) {
            LOG.debug("alive mark not written reason={}", full.toString());
        }
    }
}

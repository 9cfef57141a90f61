// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * power cut it may be half a minute old. While the gateway lives it holds which start of the machine this is: nothing says
 * so after an orderly stop, hence a gateway that finds the name of another start there went with the machine's power.
 */
final class AliveMark {
    /** How often it is touched: coarse enough for an SD card, fine enough to tell people since when nobody watched. */
    static final Duration EVERY = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(AliveMark.class);

    /** No such file, and none can be made. */
    private static final Path NOWHERE = Path.of("/proc/none/alive");

    private final Path file;
    private final String boot;
    private final boolean wentWithThePower;
    private final Timer toucher = new Timer("alive-mark", true);

    /**
     * In this data directory.
     *
     * @param root where the machine's files are: {@code /}
     */
    AliveMark(Path data, Path root) {
        this(data.resolve("alive"), read(root.resolve("proc/sys/kernel/random/boot_id")));
    }

    private AliveMark(Path file, String boot) {
        this.file = file;
        this.boot = boot;
        String before = read(file);
        this.wentWithThePower = !before.isEmpty() && !boot.isEmpty() && !before.equals(boot);
    }

    /** Of a life that nothing is left of: its card is not touched. */
    static AliveMark nowhere() {
        return new AliveMark(NOWHERE, "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Whether the machine lost its power while the gateway lived, the last time it did. */
    boolean wentWithThePower() {
        return wentWithThePower;
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
        TimerTask name = new TimerTask() {
            @Override
            public void run() {
                hold(boot);
            }
        };
        toucher.schedule(name, 0);
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
        hold("");
    }

    /** Writes what it holds, and leaves its time as it is. */
    private void hold(String text) {
        try {
            Optional<Instant> last = last();
            Files.writeString(file, text, StandardCharsets.US_ASCII);
            last.ifPresent(this::touch);
        } catch (IOException full) {
            LOG.debug("alive mark not written reason={}", full.toString());
        }
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

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file whose time says when the gateway last lived: on a quiet night the log alone would not. Never forced; after a
 * power cut it may be half a minute old. What it holds says whether that time was right, and while the gateway lives
 * which start of the machine this is: nothing says so after an orderly stop, hence a gateway that finds the name of
 * another start there went with the machine's power.
 */
final class AliveMark {
    /** How often it is touched: coarse enough for an SD card, fine enough to tell people since when nobody watched. */
    static final Duration EVERY = Duration.ofSeconds(15);
    /** How often a newer settled time is written: a day's precision is enough, a card is spared. */
    static final Duration SETTLED_EVERY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(AliveMark.class);

    /** No such file, and none can be made. */
    private static final Path NOWHERE = Path.of("/proc/none/alive");

    private final Path file;
    private final LastLife before;
    private final boolean wentWithThePower;
    /** Counts in ticks: whoever sets the machine's clock neither hurries nor holds it. */
    private final ScheduledExecutorService toucher = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "alive-mark");
        thread.setDaemon(true);
        return thread;
    });

    private volatile BooleanSupplier sure = () -> true;
    private volatile Optional<Instant> settled;
    private LastLife holds;
    private String written = "";

    /**
     * In this data directory.
     *
     * @param root where the machine's files are: {@code /}
     */
    AliveMark(Path data, Path root) {
        this(
                data.resolve("alive"),
                read(root.resolve("proc/sys/kernel/random/boot_id")).strip());
    }

    private AliveMark(Path file, String boot) {
        this.file = file;
        this.before = LastLife.parse(read(file));
        this.settled = before.settled();
        this.holds = new LastLife(boot, before.sure(), settled);
        this.wentWithThePower =
                !before.boot().isEmpty() && !boot.isEmpty() && !before.boot().equals(boot);
    }

    /** Of a life that nothing is left of: its card is not touched. */
    static AliveMark nowhere() {
        return new AliveMark(NOWHERE, "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Whether the machine lost its power while the gateway lived, the last time it did. */
    boolean wentWithThePower() {
        return wentWithThePower;
    }

    /** What the life before left. */
    LastLife before() {
        return before;
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

    /** When the life before ended, by a clock of which nobody was sure; empty: it was right, or there was no such life. */
    Optional<Instant> unsureUntil() {
        return before.sure() ? Optional.empty() : last();
    }

    /**
     * Touches it now and then on a thread of its own: an SD card that hangs must hold up nothing else.
     *
     * @param rightly whether the clock's time is that of the world, as far as anybody knows
     */
    void start(InstantSource clock, BooleanSupplier rightly) {
        sure = rightly;
        ScheduledFuture<?> unused =
                toucher.scheduleWithFixedDelay(() -> touch(clock), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Touches it now, on that thread: the time of the house has changed. */
    void touchSoon(InstantSource clock) {
        try {
            toucher.execute(() -> touch(clock));
        } catch (RejectedExecutionException stopped) {
            LOG.debug("alive mark not touched, the gateway is closing", stopped);
        }
    }

    /** Asked first: a time that becomes right in between does no harm when it is taken for wrong. */
    private void touch(InstantSource clock) {
        boolean rightly = sure.getAsBoolean();
        touch(clock.instant(), rightly);
    }

    /** The time has been trusted and even for long; from any thread, and waits for nothing. */
    void settled(Instant now) {
        settled = Optional.of(now);
    }

    void stop() {
        toucher.shutdown();
        end();
    }

    /** Leaves its time as it is. */
    private synchronized void end() {
        holds = new LastLife("", holds.sure(), settled);
        last().ifPresent(this::write);
    }

    /** Writes down that the gateway lives, or will have lived, at this time. */
    void touch(Instant now) {
        touch(now, sure.getAsBoolean());
    }

    synchronized void touch(Instant now, boolean rightly) {
        holds = new LastLife(holds.boot(), rightly, isDue() ? settled : holds.settled());
        write(now);
    }

    private boolean isDue() {
        return Duration.between(holds.settled().orElse(Instant.EPOCH), settled.orElse(Instant.EPOCH))
                        .abs()
                        .compareTo(SETTLED_EVERY)
                >= 0;
    }

    private void write(Instant at) {
        try {
            String text = holds.text();
            if (!text.equals(written) || !Files.exists(file)) {
                replace(text, at);
                written = text;
            } else {
                Files.setLastModifiedTime(file, FileTime.from(at));
            }
        } catch (IOException full) {
            LOG.debug("alive mark not written reason={}", full.toString());
        }
    }

    /** As a whole: half of it would say something else. */
    private void replace(String text, Instant at) throws IOException {
        Path next = file.resolveSibling("alive.tmp");
        Files.writeString(next, text, StandardCharsets.US_ASCII);
        Files.setLastModifiedTime(next, FileTime.from(at));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

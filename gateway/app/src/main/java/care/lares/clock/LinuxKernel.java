// SPDX-License-Identifier: Apache-2.0
package care.lares.clock;

import care.lares.domain.Ticks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Linux by its files, which cost a few microseconds: {@code /proc/uptime} counts sleep, the monotonic clock does not;
 * systemd-timesyncd touches a file in {@code /run} once it has been told the time.
 */
public final class LinuxKernel implements Kernel {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Longest rest of systemd-timesyncd between two times it asks, 34 min, and one that got lost. */
    private static final Duration TOLD_EVERY = Duration.ofMinutes(70);

    private static final Logger LOG = LoggerFactory.getLogger(LinuxKernel.class);

    private final Path root;
    private final Ticks ticks;
    private Duration slept = Duration.ZERO;
    private boolean countsSleep = true;

    /**
     * The machine this runs on.
     *
     * @param root where its files are: {@code /}
     * @param ticks its monotonic clock
     */
    public LinuxKernel(Path root, Ticks ticks) {
        this.root = root;
        this.ticks = ticks;
    }

    @Override
    public Synchronised synchronised(Instant shown) {
        Path timesync = root.resolve("run/systemd/timesync");
        Path told = timesync.resolve("synchronized");
        if (Files.exists(told)) {
            return isFresh(told, shown) ? Synchronised.YES : Synchronised.UNKNOWN;
        }
        boolean keepsTime = Files.exists(root.resolve("sys/class/rtc/rtc0"));
        return Files.isDirectory(timesync) && !keepsTime ? Synchronised.NO : Synchronised.UNKNOWN;
    }

    private static boolean isFresh(Path told, Instant shown) {
        try {
            Duration age = Duration.between(Files.getLastModifiedTime(told).toInstant(), shown);
            return age.compareTo(HouseClock.JUMP.negated()) > 0 && age.compareTo(TOLD_EVERY) < 0;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public Duration slept() {
        if (!countsSleep) {
            return slept;
        }
        try {
            String uptime = Files.readString(root.resolve("proc/uptime"), StandardCharsets.US_ASCII);
            double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
            slept = Duration.ofNanos((long) (seconds * NANOS_PER_SECOND) - ticks.nanos());
        } catch (IOException | RuntimeException otherwise) {
            countsSleep = false;
            LOG.warn("uptime unreadable, sleep of the machine is not noticed reason={}", otherwise.toString());
        }
        return slept;
    }
}

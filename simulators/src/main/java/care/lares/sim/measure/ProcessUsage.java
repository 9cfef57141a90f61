// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used so far, as Linux tells in {@code /proc}.
 *
 * @param residentBytes memory it holds now
 * @param peakBytes the most it ever held
 * @param cpu time on a processor, of all its threads
 */
public record ProcessUsage(long residentBytes, long peakBytes, Duration cpu) {
    /** Linux counts CPU time for user space in hundredths of a second, whatever the kernel's own tick. */
    private static final int MILLIS_PER_TICK = 10;

    private static final int BYTES_PER_KILOBYTE = 1024;
    /** Where {@code utime} and {@code stime} stand behind the name in {@code /proc/PID/stat}, see proc(5). */
    private static final int UTIME = 11;

    private static final int STIME = 12;

    /**
     * Reads a living process.
     *
     * @throws IOException when it is not there, or this is not Linux
     */
    public static ProcessUsage of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        String status = Files.readString(proc.resolve("status"));
        String stat = Files.readString(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
        return new ProcessUsage(
                bytes(status, "VmRSS:"), bytes(status, "VmHWM:"), Duration.ofMillis(ticks * MILLIS_PER_TICK));
    }

    /** Resident memory in whole megabytes. */
    public long residentMegabytes() {
        return residentBytes / BYTES_PER_KILOBYTE / BYTES_PER_KILOBYTE;
    }

    private static long bytes(String status, String field) {
        return status.lines()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).replace("kB", "").strip())
                .mapToLong(number -> Long.parseLong(number) * BYTES_PER_KILOBYTE)
                .findFirst()
                .orElse(0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the process holds of the machine's memory, as Linux says. */
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final int KILOBYTE = 1024;
    private static final Logger LOG = LoggerFactory.getLogger(ProcessMemory.class);

    private ProcessMemory() {}

    /**
     * Bytes of what lives long that were in use after it was collected last: what grows here leaks. NaN while it never
     * was. Of the heap's pools, what lives long is in those that may have a threshold.
     */
    static double liveBytes() {
        long bytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
        return bytes == 0 ? Double.NaN : bytes;
    }

    /** Bytes in memory; NaN where the machine does not say. Reads no disk. */
    static double residentBytes() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(STATUS));
            return resident.find() ? Double.parseDouble(resident.group(1)) * KILOBYTE : Double.NaN;
        } catch (IOException notLinux) {
            LOG.debug("resident memory unknown", notLinux);
            return Double.NaN;
        }
    }
}

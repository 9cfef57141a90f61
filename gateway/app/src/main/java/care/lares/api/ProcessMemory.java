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

    /** Bytes of the heap that were in use after the last collection of what lives long: what grows here leaks. */
    static double liveBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
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

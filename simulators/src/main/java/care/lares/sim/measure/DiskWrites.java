// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much has been written to disk so far, as Linux tells. */
public final class DiskWrites {
    /** The kernel counts a device's sectors in this unit, whatever the device's own, see Documentation/block/stat. */
    private static final int SECTOR_BYTES = 512;
    /** Where written sectors stand in {@code /sys/block/NAME/stat}. */
    private static final int SECTORS_WRITTEN = 6;

    private static final String WRITE_BYTES = "write_bytes:";

    private DiskWrites() {}

    /**
     * Pages that a process made dirty, in bytes: each is counted once until it is written, however often the process
     * writes to it meanwhile. What the file system adds, such as its journal, is not in it.
     */
    public static long ofProcess(long pid) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "io"))
                .lines()
                .filter(line -> line.startsWith(WRITE_BYTES))
                .mapToLong(line ->
                        Long.parseLong(line.substring(WRITE_BYTES.length()).strip()))
                .findFirst()
                .orElseThrow(() -> new IOException("the kernel does not count what a process writes"));
    }

    /**
     * What reached a block device, in bytes, the file system's own journal and tables included.
     *
     * @param device its name, such as {@code loop0}
     */
    public static long ofDevice(String device) throws IOException {
        String[] fields =
                Files.readString(Path.of("/sys/block", device, "stat")).strip().split("\\s+", -1);
        return Long.parseLong(fields[SECTORS_WRITTEN]) * SECTOR_BYTES;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

/**
 * How large a file system is.
 *
 * @param total bytes it can hold
 * @param usable bytes of it that can still be written
 */
public record Room(long total, long usable) {
    /** Of storage that knows no end. */
    public static final Room ENDLESS = new Room(1L << 60, 1L << 60);
}

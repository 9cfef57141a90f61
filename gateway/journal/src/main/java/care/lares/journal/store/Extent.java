// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

/**
 * How much of all logs would survive a power cut: everything of those before the newest, and this much of it.
 *
 * @param ordinal of the newest log
 * @param size number of its entries that are durable
 */
record Extent(int ordinal, long size) {
    /** Whether this entry of this log is not durable yet. */
    boolean isBefore(int origin, long seq) {
        return origin > ordinal || (origin == ordinal && seq >= size);
    }
}

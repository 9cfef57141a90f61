// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/**
 * What the log has signed and shown: its size and root at one moment.
 *
 * @param origin the log
 * @param size number of entries it covers
 * @param note the whole C2SP signed note
 */
public record PublishedCheckpoint(String origin, long size, String note) {}

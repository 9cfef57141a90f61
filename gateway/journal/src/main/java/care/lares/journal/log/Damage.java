// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

/**
 * Bytes of a segment that are no valid batch although they should be.
 *
 * @param from first byte
 * @param to one past the last byte; equal to {@code from} when nothing is left of what was there
 */
public record Damage(long from, long to) {}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

/**
 * A segment that was rewritten without some of its entries.
 *
 * @param origin ordinal of its log
 * @param segment its number
 * @param salt which rewriting of it
 */
public record PartedSegment(int origin, int segment, long salt) {}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/**
 * Self-contained evidence for one entry: a C2SP {@code tlog-proof}, UTF-8 text.
 *
 * @param text the proof; its {@code extra} line opens the entry
 */
public record Receipt(String text) {}

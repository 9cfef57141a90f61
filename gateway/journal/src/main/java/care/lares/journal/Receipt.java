// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/**
 * Self-contained evidence for one entry: a C2SP {@code tlog-proof}, UTF-8 text.
 *
 * @param text the proof; its {@code extra} line opens the entry
 * @param tier how far its evidence reaches as the gateway knows it: {@code sealed}, {@code witnessed 2}, {@code
 *     anchored} or {@code final}
 */
public record Receipt(String text, String tier) {
    /** The log signed it; nobody outside has confirmed it. */
    public static final String SEALED = "sealed";
}

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
    /** Witnesses cosigned it; their number follows. */
    public static final String WITNESSED = "witnessed";
    /** It stands on a ledger, in a block that could still be replaced. */
    public static final String ANCHORED = "anchored";
    /** It stands on a ledger for good. */
    public static final String FINAL = "final";
}

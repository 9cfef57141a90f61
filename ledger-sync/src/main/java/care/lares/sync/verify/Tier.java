// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

/** How far a receipt's evidence reaches, weakest first. */
public enum Tier {
    /** The log signed a tree that holds the entry. */
    SEALED,
    /** Witnesses that are trusted have seen that tree and no other history of the log. */
    WITNESSED,
    /** The ledger holds the tree's checkpoint; the block it stands in may still be replaced. */
    ANCHORED,
    /** The ledger holds it in a block that is never replaced. */
    FINAL
}

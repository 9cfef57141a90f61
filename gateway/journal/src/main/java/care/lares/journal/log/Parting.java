// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.journal.EntryClass;

/**
 * Which leaves go.
 *
 * @param entryClass of this class
 * @param before only those with a lower sequence number
 */
public record Parting(EntryClass entryClass, long before) {
    /** Refuses classes that are kept for ever. */
    public Parting {
        if (!entryClass.givesWay()) {
            throw new IllegalArgumentException(entryClass + " entries are never given up");
        }
    }

    /** Whether this one does. */
    public boolean takes(Frame.Leaf leaf) {
        return leaf.entryClass() == entryClass.code() && leaf.seq() < before;
    }
}

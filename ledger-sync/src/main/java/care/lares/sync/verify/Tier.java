// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

/** How far a receipt's evidence reaches. */
public enum Tier {
    /** The log signed a tree that holds the entry. */
    SEALED
}

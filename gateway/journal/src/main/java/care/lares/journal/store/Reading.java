// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.ReadAround;
import care.lares.journal.log.Storage;

/** How a journal is read at its opening. */
public enum Reading {
    /** All of what is needed, or it is not opened: a fault may pass. */
    WHOLE,
    /** Around a few spots of its segments that cannot be read: what lies there is said to be lost. */
    AROUND_BAD_SPOTS;

    /** Storage as it is to be read. */
    Storage of(Storage storage) {
        return this == WHOLE ? storage : new ReadAround(storage);
    }
}

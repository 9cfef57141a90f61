// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.StorageFault;
import java.io.IOException;

/** A card did not read what it holds of the log: nothing is wrong with what is made from it. */
final class UnreadLogException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadLogException(IOException cause) {
        super(StorageFault.reason(cause), cause);
    }
}

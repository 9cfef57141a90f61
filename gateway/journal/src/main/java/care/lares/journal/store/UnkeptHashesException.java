// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import java.io.IOException;

/** Hashes of leaves cannot be kept without the leaves, so they stay: some of their tile are lost, or it is not what they say. */
final class UnkeptHashesException extends IOException {
    private static final long serialVersionUID = 1L;

    /** States of which leaves, and why. */
    UnkeptHashesException(String why) {
        super(why);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;

/** What was written to is not there any more under its name: no start would find again what is written to it. */
public final class TakenAwayException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * What was taken away.
     *
     * @param words what, and what that costs, fit for people
     */
    public TakenAwayException(String words) {
        super(words);
    }
}

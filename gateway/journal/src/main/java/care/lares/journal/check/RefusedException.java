// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

/** What was checked does not hold; the message says what is wrong, in words, and is the first thing that is. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** States what is wrong. */
    public RefusedException(String reason) {
        super(reason);
    }

    /** States what is wrong and what found it. */
    public RefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }

    static void unless(boolean holds, String reason) throws RefusedException {
        if (!holds) {
            throw new RefusedException(reason);
        }
    }
}

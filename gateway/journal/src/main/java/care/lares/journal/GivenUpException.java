// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/** An entry is no more: it was given up, as the log says. Its place in the log is proved all the same. */
public final class GivenUpException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient GaveWay statement;

    /** States what the log says of it. */
    public GivenUpException(GaveWay statement) {
        super("the entry was given up");
        this.statement = statement;
    }

    /** Why and when. */
    public GaveWay statement() {
        return statement;
    }
}

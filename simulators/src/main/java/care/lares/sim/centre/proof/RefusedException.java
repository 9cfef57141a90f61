// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.proof;

/** A checkpoint, or what should prove it, is not believed. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String wrong;

    RefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.wrong = message;
    }

    /** In which way. */
    public Reason reason() {
        return reason;
    }

    /** What is not believed, for people. */
    public String wrong() {
        return wrong;
    }

    /** Ways not to be believed; C2SP tlog-witness has an HTTP status for each. */
    public enum Reason {
        /** Not in its form. */
        MALFORMED,
        /** Nobody has told us a key of this log. */
        UNKNOWN_LOG,
        /** No signature by a key we know. */
        UNSIGNED,
        /** It does not begin where what we hold ends. */
        OTHER_SIZE,
        /** Same size, another tree: the log has told two stories. */
        SPLIT_VIEW,
        /** The proof does not lead from the tree we hold to this one. */
        INCONSISTENT
    }
}

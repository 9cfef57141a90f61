// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

/** A node did not answer a call as it should. */
final class RpcException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of answer there was. */
    enum Kind {
        /** None at all. */
        SILENT,
        /** That it is too busy, or that something before it is: 429 and 5xx. */
        BUSY,
        /** Something that is no answer: a page, a torn or huge body, another call's result. */
        NONSENSE,
        /** That it will not do what the call asks. */
        ERROR
    }

    private final Kind kind;
    private final String words;

    RpcException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.words = message;
    }

    RpcException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.words = message;
    }

    Kind kind() {
        return kind;
    }

    /** What happened, fit for a technician. */
    String words() {
        return words;
    }
}

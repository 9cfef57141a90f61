// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

/**
 * What a log is answered.
 *
 * @param status of HTTP, as C2SP {@code tlog-witness} has it
 * @param contentType of the body
 * @param body text, lines ended by a newline
 */
record Reply(int status, String contentType, String body) {
    static final int OK = 200;
    static final int MALFORMED = 400;
    static final int NOT_SIGNED = 403;
    static final int UNKNOWN = 404;
    static final int CONFLICT = 409;
    static final int NOT_PROVED = 422;
    static final int NOT_STORED = 503;

    /** How C2SP marks the size a conflict is answered with. */
    static final String SIZE = "text/x.tlog.size";

    private static final String TEXT = "text/plain; charset=utf-8";

    static Reply cosigned(String line) {
        return new Reply(OK, TEXT, line + "\n");
    }

    /** The size the witness has seen, from which the log is to prove. */
    static Reply seen(long size) {
        return new Reply(CONFLICT, SIZE, size + "\n");
    }

    static Reply refused(int status, String why) {
        return new Reply(status, TEXT, why + "\n");
    }

    static Reply text(String text) {
        return new Reply(OK, TEXT, text);
    }
}

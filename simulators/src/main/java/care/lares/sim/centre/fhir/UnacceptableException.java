// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

/** A bundle is not taken, as a whole. */
public final class UnacceptableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String wrong;

    /** Refused in this way, with what is wrong and where. */
    public UnacceptableException(Why why, String message) {
        super(message);
        this.why = why;
        this.wrong = message;
    }

    /** In which way. */
    public Why why() {
        return why;
    }

    /** What is wrong, for people. */
    public String wrong() {
        return wrong;
    }

    /** Ways to be refused, with the HTTP status and the FHIR issue type that say so. */
    public enum Why {
        /** It cannot be read. */
        STRUCTURE(400, "structure"),
        /** It asks for what we do not do. */
        NOT_SUPPORTED(400, "not-supported"),
        /** It rests on a checkpoint that has not been shown to us yet: come again. */
        TOO_EARLY(425, "incomplete"),
        /** It can be read, and is wrong. */
        INVALID(422, "invalid"),
        /** It names something that nobody holds. */
        NOT_FOUND(422, "not-found"),
        /** What it rests on is not what its log has shown us. */
        SECURITY(422, "security"),
        /** We were told to refuse. */
        BUSINESS_RULE(422, "business-rule");

        private final int status;
        private final String code;

        Why(int status, String code) {
            this.status = status;
            this.code = code;
        }

        /** Of HTTP. */
        public int status() {
            return status;
        }

        /** Of FHIR's {@code OperationOutcome.issue.code}. */
        public String code() {
            return code;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

/**
 * A data directory in which a house lives cannot be read, since its card fails or its keys are damaged. Nobody chose a wrong
 * one: whoever starts a gateway on it hears calls all the same.
 */
public final class UnreadableDirectoryException extends UnusableDirectoryException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * States why and what to do.
     *
     * @param reason what is the matter, for who repairs it
     */
    public UnreadableDirectoryException(String whatToDo, String reason, Throwable cause) {
        super(whatToDo, cause);
        this.reason = reason;
    }

    /** What is the matter, for who repairs it. */
    public String reason() {
        return reason;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

/** A command that cannot be done; the message says in one line why and what to do. */
final class CommandException extends Exception {
    /** Something is wrong with the command, the configuration or the machine. */
    static final int CANNOT = 2;
    /** What was asked for does not exist. */
    static final int NOT_FOUND = 3;

    private static final long serialVersionUID = 1L;

    private final int status;

    CommandException(int status, String line) {
        super(line);
        this.status = status;
    }

    CommandException(int status, String line, Throwable cause) {
        super(line, cause);
        this.status = status;
    }

    /** The exit status. */
    int status() {
        return status;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

/** A command that cannot be done; the message says in one line why and what to do. */
final class CommandException extends Exception {
    /** The status of {@link #cannot}. */
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

    /** Something is wrong with the command, the configuration or the machine. */
    static CommandException cannot(String line) {
        return new CommandException(CANNOT, line);
    }

    /** The same, because of this. */
    static CommandException cannot(String line, Throwable cause) {
        return new CommandException(CANNOT, line, cause);
    }

    /** The exit status. */
    int status() {
        return status;
    }
}

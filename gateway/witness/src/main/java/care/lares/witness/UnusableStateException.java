// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

/** The witness's directory cannot be worked with; the message says in one line why and what to do. */
final class UnusableStateException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableStateException(String line) {
        super(line);
    }

    UnusableStateException(String line, Throwable cause) {
        super(line, cause);
    }
}

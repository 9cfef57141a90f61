// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

/** A data directory cannot be used; the message says in one line why and what to do. */
public class UnusableDirectoryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** States why and what to do. */
    public UnusableDirectoryException(String whatToDo) {
        super(whatToDo);
    }

    /** States why, what to do, and what found it. */
    public UnusableDirectoryException(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}

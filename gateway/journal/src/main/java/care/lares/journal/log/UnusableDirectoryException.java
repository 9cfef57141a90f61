// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.journal.StorageFault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** A data directory cannot be used; the message says in one line why and what to do. */
public class UnusableDirectoryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why a data directory cannot be used, and what to do about it. */
    public static String words(Path directory, IOException why) {
        return "data directory " + directory + " " + whatToDo(why);
    }

    private static String whatToDo(IOException why) {
        if (why instanceof AccessDeniedException) {
            return "is not writable: give it to the user who runs the gateway, or choose another directory";
        }
        if (why instanceof FileAlreadyExistsException || why instanceof NotDirectoryException) {
            return "is not a directory: choose another one";
        }
        return switch (StorageFault.of(why)) {
            case FULL -> "is on a full disk: make room or choose another directory";
            case READ_ONLY -> "is on a disk that can only be read: replace the card, or choose another directory";
            default -> "cannot be used (" + StorageFault.reason(why) + "): check the disk or choose another directory";
        };
    }

    /** States why and what to do. */
    public UnusableDirectoryException(String whatToDo) {
        super(whatToDo);
    }

    /** States why, what to do, and what found it. */
    public UnusableDirectoryException(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}

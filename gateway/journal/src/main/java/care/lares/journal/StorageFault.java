// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Optional;

/** What is the matter with storage, as far as its own words tell: people do different things about each. */
public enum StorageFault {
    /** There is no room. */
    FULL,
    /** It can be read only: what a file system becomes that does not trust its disk any more. */
    READ_ONLY,
    /** It does not do what it is asked. */
    BROKEN,
    /** It does not answer. */
    SILENT,
    /** Another program has what is asked for. */
    IN_USE,
    /** It is not to blame: the journal's writer ended by a fault of the program. */
    STOPPED;

    /** A reason that is {@link #FULL}. */
    public static final String NO_SPACE_LEFT = "No space left on device";
    /** How a reason begins that is {@link #SILENT}. */
    public static final String HAS_NOT_ANSWERED = "storage has not answered";
    /** A reason that is {@link #IN_USE}. */
    public static final String USED_BY_ANOTHER = "in use by another program";
    /** How a reason begins that is {@link #STOPPED}. */
    public static final String WRITER_STOPPED = "the journal's writer stopped";

    /** The reason of what is {@link #SILENT}, for so long already. */
    public static String hasNotAnswered(Duration patience) {
        return HAS_NOT_ANSWERED + " for " + patience.toSeconds() + " s";
    }

    /** Tells by an error. */
    public static StorageFault of(IOException error) {
        return of(reason(error));
    }

    /** Tells by a reason that {@link #reason} gave. */
    public static StorageFault of(String reason) {
        if (reason.contains("No space left") || reason.contains("quota exceeded")) {
            return FULL;
        }
        if (reason.contains("Read-only file system")) {
            return READ_ONLY;
        }
        if (reason.startsWith(HAS_NOT_ANSWERED)) {
            return SILENT;
        }
        if (reason.equals(USED_BY_ANOTHER)) {
            return IN_USE;
        }
        return reason.startsWith(WRITER_STOPPED) ? STOPPED : BROKEN;
    }

    /**
     * Lets whoever reads pass over one bad spot: what else storage says concerns all of it, and is thrown on.
     *
     * @throws IOException this one, unless it is {@link #BROKEN}
     */
    public static void requireBadSpot(IOException error) throws IOException {
        if (of(error) != BROKEN) {
            throw error;
        }
    }

    /** What storage said, without the names of files where that can be told apart. */
    public static String reason(IOException error) {
        Optional<String> said = error instanceof FileSystemException file
                ? Optional.ofNullable(file.getReason())
                : Optional.ofNullable(error.getMessage());
        return said.filter(text -> !text.isBlank())
                .orElseGet(() -> error.getClass().getSimpleName());
    }
}

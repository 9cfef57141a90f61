// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** What is the matter with storage, as far as its own words tell: people do different things about each. */
public enum StorageFault {
    /** There is no room. */
    FULL,
    /** It can be read only: what a file system becomes that does not trust its disk any more. */
    READ_ONLY,
    /** It does not do what it is asked. */
    BROKEN;

    /** Tells by an error. */
    public static StorageFault of(IOException error) {
        return of(reason(error));
    }

    /** Tells by a reason that {@link #reason} gave. */
    public static StorageFault of(String reason) {
        if (reason.contains("No space left") || reason.contains("quota exceeded")) {
            return FULL;
        }
        return reason.contains("Read-only file system") ? READ_ONLY : BROKEN;
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

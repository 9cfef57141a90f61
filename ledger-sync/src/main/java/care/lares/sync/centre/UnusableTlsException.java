// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file with certificates or a key cannot be used; the message names it and says why. */
public final class UnusableTlsException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableTlsException(Path file, String why, @Nullable Throwable cause) {
        super(file + " " + why, cause);
    }
}

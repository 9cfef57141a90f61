// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;

/** A segment is intact but in a format that this version of the software does not know. */
public final class UnknownVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int version;

    /** States the version found. */
    public UnknownVersionException(int version) {
        super("segment format " + version + " is unknown");
        this.version = version;
    }

    /** The format version found. */
    public int version() {
        return version;
    }
}

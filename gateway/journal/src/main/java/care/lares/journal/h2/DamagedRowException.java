// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

/** A row is not what was written. */
final class DamagedRowException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedRowException(String what) {
        super(what);
    }

    DamagedRowException(String what, Throwable cause) {
        super(what, cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.io.IOException;

/** An answer is longer than any that makes sense. */
final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuchException(int most) {
        super("more than " + most + " bytes");
    }
}

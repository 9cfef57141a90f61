// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;
import java.util.Optional;

/** Why a walk test is over. {@link #code()} is written to disk: never changed or used again. */
public enum WalkTestEnding {
    /** Someone said so, or takes over. */
    SAID(1),
    /** Its time was up. */
    TIME(2),
    /** A device was activated twice: one of the two may have been somebody in need. */
    SECOND_ACTIVATION(3),
    /** The gateway was started anew. */
    RESTART(4);

    private final int code;

    WalkTestEnding(int code) {
        this.code = code;
    }

    /** The number of this ending in stored entries. */
    public int code() {
        return code;
    }

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The ending with this stored number. */
    public static Optional<WalkTestEnding> ofCode(int code) {
        return Codes.find(values(), code, WalkTestEnding::code);
    }
}

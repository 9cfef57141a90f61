// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Codes;
import java.util.Locale;
import java.util.Optional;

/** What a key is for. {@link #code()} is written to disk: never changed or used again. */
public enum KeySort {
    /** Signs checkpoints. */
    LOG(1),
    /** Wraps the others. */
    BOX(2),
    /** Closes the entries of one person, or of the house. */
    SUBJECT(3),
    /** Signs transactions on a ledger. */
    LEDGER(4),
    /** Signs the certificates of devices. */
    DEVICE_CA(5),
    /** Authenticates sealings, to whoever holds its first key. */
    RATCHET(6);

    private final int code;

    KeySort(int code) {
        this.code = code;
    }

    /** The number of this sort in stored entries. */
    public int code() {
        return code;
    }

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sort with this stored number. */
    public static Optional<KeySort> ofCode(int code) {
        return Codes.find(values(), code, KeySort::code);
    }
}

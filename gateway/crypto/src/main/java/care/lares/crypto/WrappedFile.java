// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file that holds one wrapped key: a magic of 8 bytes, then the key with the magic as associated data. */
enum WrappedFile {
    /** The secret of an account on a ledger. */
    LEDGER("ledger.key", "LARESEK1"),
    /** The secret of the account that follows it. */
    NEXT_LEDGER("ledger.next", "LARESEN1");

    private final String file;
    private final String magic;

    WrappedFile(String file, String magic) {
        this.file = file;
        this.magic = magic;
    }

    /** Its name in the directory of keys. */
    String file() {
        return file;
    }

    byte[] wrapped(byte[] key, KeyWrap wrap) {
        byte[] head = head();
        byte[] wrapped = wrap.wrap(key, head);
        byte[] content = Arrays.copyOf(head, head.length + wrapped.length);
        System.arraycopy(wrapped, 0, content, head.length, wrapped.length);
        return content;
    }

    byte[] unwrapped(byte[] content, Unwrapping keys) throws DamagedKeysException {
        byte[] head = head();
        if (content.length < head.length || !Arrays.equals(content, 0, head.length, head, 0, head.length)) {
            throw new DamagedKeysException(file + " is of another kind");
        }
        try {
            return keys.unwrap(Arrays.copyOfRange(content, head.length, content.length), head);
        } catch (ForgedException e) {
            throw new DamagedKeysException(file + ": " + e.getMessage(), e);
        }
    }

    private byte[] head() {
        return magic.getBytes(StandardCharsets.US_ASCII);
    }
}

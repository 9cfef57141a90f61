// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file that begins with a wrapped key: a magic of 8 bytes, then the key with the magic as associated data. */
enum WrappedFile {
    /** The seed of the key that signs the log. */
    LOG("log.key", "LARESLK1"),
    /** The same where the key was ever changed; what was said of the changes follows. */
    CHANGED_LOG("log.key", "LARESLK2"),
    /** The seed of the key that follows it. */
    NEXT_LOG("log.next", "LARESLN1"),
    /** The secret of an account on a ledger. */
    LEDGER("ledger.key", "LARESEK1"),
    /** The secret of the account that follows it. */
    NEXT_LEDGER("ledger.next", "LARESEN1");

    /** Length of magic and wrapped key in bytes. */
    static final int LENGTH = 8 + KeyWrap.WRAPPED_LENGTH;

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

    byte[] unwrapped(byte[] content, Unwrapping keys) throws ForgedException {
        if (!begins(content)) {
            throw new ForgedException("is of another kind");
        }
        byte[] head = head();
        return keys.unwrap(Arrays.copyOfRange(content, head.length, content.length), head);
    }

    /** Whether a card has kept anything of a file: what it only said it had reads as nothing, or as zeros. */
    static boolean isBegun(byte[] content) {
        return !Arrays.equals(content, new byte[content.length]);
    }

    /** Whether a file is of this kind. */
    boolean begins(byte[] content) {
        byte[] head = head();
        return content.length >= head.length && Arrays.equals(content, 0, head.length, head, 0, head.length);
    }

    private byte[] head() {
        return magic.getBytes(StandardCharsets.US_ASCII);
    }
}

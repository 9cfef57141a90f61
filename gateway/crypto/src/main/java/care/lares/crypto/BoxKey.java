// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key under which all others are wrapped, and the one it is being changed to. Guarded by whoever has it. */
final class BoxKey {
    static final String FILE = "box.key";
    private static final String NEXT_FILE = "box.next";

    private final VaultFiles files;
    private final SecureRandom random;
    private KeyWrap wrap;
    private byte @Nullable [] next;
    /** What is changed from: files may still be under it, and nothing is written under it any more. */
    private @Nullable KeyWrap leaving;

    private BoxKey(VaultFiles files, SecureRandom random, KeyWrap wrap, byte @Nullable [] next) {
        this.files = files;
        this.random = random;
        this.wrap = wrap;
        this.next = next;
    }

    /** A key that is in no file yet. */
    static BoxKey made(VaultFiles files, byte[] key, SecureRandom random) {
        return new BoxKey(files, random, new KeyWrap(key, random), null);
    }

    /** What is stored. A next one that is no key was never used: a card said too early that it was safe. */
    static BoxKey read(VaultFiles files, byte[] key, SecureRandom random) throws IOException, DamagedKeysException {
        KeyWrap wrap = KeyWrap.of(key, FILE, random);
        Optional<byte[]> next = files.read(NEXT_FILE).filter(BoxKey::isKey);
        return new BoxKey(files, random, wrap, next.orElse(null));
    }

    private static boolean isKey(byte[] content) {
        return content.length == AesGcm.KEY_LENGTH && !Arrays.equals(content, new byte[AesGcm.KEY_LENGTH]);
    }

    /** What everything is written under. */
    KeyWrap wrap() {
        return wrap;
    }

    /** What opens a file while it may be under either. */
    Unwrapping either() {
        Unwrapping keys = next == null ? wrap : wrap.or(new KeyWrap(next, random));
        return leaving == null ? keys : keys.or(leaving);
    }

    boolean isChanging() {
        return next != null;
    }

    /** Makes and stores the one to change to. */
    void begin() throws IOException {
        byte[] made = new byte[AesGcm.KEY_LENGTH];
        random.nextBytes(made);
        files.replace(NEXT_FILE, made);
        next = made;
    }

    /**
     * From now on everything is written under the next one: should the change fail half-way, {@link #FILE} may hold that
     * already, and a start know no other.
     *
     * @return what the one before was known by; empty when it was left before
     */
    Optional<String> leave() {
        KeyWrap coming = new KeyWrap(coming(), random);
        if (wrap.id().equals(coming.id())) {
            return Optional.empty();
        }
        KeyWrap old = wrap;
        leaving = old;
        wrap = coming;
        return Optional.of(old.id());
    }

    /** Everything is under the next one: it is the box key. */
    void end() throws IOException {
        files.replaceWiping(FILE, coming());
        files.wipe(NEXT_FILE);
        next = null;
        leaving = null;
    }

    private byte[] coming() {
        return Objects.requireNonNull(next, "no box key to change to");
    }
}

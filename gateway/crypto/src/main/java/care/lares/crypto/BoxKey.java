// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The key under which all others are wrapped, and the one it is being changed to. Guarded by whoever has it. */
final class BoxKey {
    static final String FILE = "box.key";
    private static final String NEXT_FILE = "box.next";

    private final MirroredFiles files;
    private final SecureRandom random;
    private final byte[] stored;
    /** Of files that were damaged in the midst of a change: any of these may be what a file is under. */
    private List<Unwrapping> doubtful = List.of();

    private KeyWrap wrap;
    private byte @Nullable [] next;
    /** What is changed from: files may still be under it, and nothing is written under it any more. */
    private @Nullable KeyWrap leaving;

    private BoxKey(MirroredFiles files, SecureRandom random, byte[] stored) {
        this.files = files;
        this.random = random;
        this.stored = stored;
        this.wrap = new KeyWrap(stored, random);
    }

    /** A key that is in no file yet. */
    static BoxKey made(MirroredFiles files, byte[] key, SecureRandom random) {
        return new BoxKey(files, random, key);
    }

    /**
     * What is stored: of two that differ, the one the log's key is under; while it is being changed, either may be what a
     * file is under. A next one that is no key was never used: a card said too early that it was safe.
     */
    static BoxKey read(MirroredFiles files, SecureRandom random) throws IOException, DamagedKeysException {
        List<byte[]> keys = new ArrayList<>(files.versions(FILE));
        if (keys.isEmpty()) {
            throw new DamagedKeysException(FILE + " is missing");
        }
        keys.removeIf(key -> !isKey(key));
        if (keys.isEmpty()) {
            throw new DamagedKeysException(FILE + " must have " + AesGcm.KEY_LENGTH + " bytes");
        }
        byte[] right = keys.get(0);
        if (keys.size() > 1 && !LogKeyFiles.open(files, new KeyWrap(right, random))) {
            right = LogKeyFiles.open(files, new KeyWrap(keys.get(1), random)) ? keys.get(1) : right;
        }
        BoxKey read = new BoxKey(files, random, right);
        List<byte[]> coming =
                files.versions(NEXT_FILE).stream().filter(BoxKey::isKey).toList();
        if (coming.isEmpty()) {
            files.choose(FILE, right);
        } else {
            read.next = coming.get(0);
            files.hold(FILE, right);
            files.hold(NEXT_FILE, coming.get(0));
            read.doubtful = Stream.concat(keys.stream(), coming.stream())
                    .<Unwrapping>map(key -> new KeyWrap(key, random))
                    .toList();
        }
        return read;
    }

    private static boolean isKey(byte[] content) {
        return content.length == AesGcm.KEY_LENGTH && !Arrays.equals(content, new byte[AesGcm.KEY_LENGTH]);
    }

    /** The key itself, as it was at first. */
    byte[] stored() {
        return stored.clone();
    }

    /** What everything is written under. */
    KeyWrap wrap() {
        return wrap;
    }

    /** What opens a file while it may be under either. */
    Unwrapping either() {
        Unwrapping keys = next == null ? wrap : wrap.or(new KeyWrap(next, random));
        keys = leaving == null ? keys : keys.or(leaving);
        for (Unwrapping other : doubtful) {
            keys = keys.or(other);
        }
        return keys;
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
        doubtful = List.of();
    }

    private byte[] coming() {
        return Objects.requireNonNull(next, "no box key to change to");
    }
}

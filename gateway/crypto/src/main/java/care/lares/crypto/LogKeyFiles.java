// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign the log and the files they are in. {@code log.key} is magic {@code LARESLK1} (8) and the wrapped seed
 * (60) while no key was ever changed; then magic {@code LARESLK2} (8), the wrapped seed (60), number of changes u16, for
 * each length of the log's name u16, name, first entry of the new key u64, old public key (32), new one (32), signature
 * (64), and at last CRC32C u32 of everything before. {@code log.next} is the seed that is being changed to, magic {@code
 * LARESLN1}. Who writes files has them for itself; keys may be asked for by any thread.
 */
final class LogKeyFiles {
    private static final String FILE = WrappedFile.LOG.file();
    private static final String NEXT_FILE = WrappedFile.NEXT_LOG.file();
    private static final HexFormat HEX = HexFormat.of();

    private final MirroredFiles files;
    private byte[] seed;
    /** The seed that is being changed to. */
    private byte @Nullable [] next;

    private boolean leftover;
    private boolean unsaved;
    private volatile LogKeys keys;

    private LogKeyFiles(MirroredFiles files, byte[] seed, List<LogKeyChange> changes) {
        this.files = files;
        this.seed = seed;
        this.keys = new LogKeys(new Ed25519Key(seed), changes, Optional.empty());
    }

    static LogKeyFiles made(MirroredFiles files, byte[] seed) {
        return new LogKeyFiles(files, seed, List.of());
    }

    static LogKeyFiles read(MirroredFiles files, Unwrapping wraps) throws IOException, DamagedKeysException {
        LogKeyFiles read = files.read(FILE, content -> new LogKeyFiles(files, seed(content, wraps), changes(content)))
                .orElseThrow(() -> new DamagedKeysException(FILE + " is missing"));
        read.takeUp(files.readIfBegun(NEXT_FILE, content -> WrappedFile.NEXT_LOG.unwrapped(content, wraps)));
        return read;
    }

    /** Both files hold one seed when a change was cut off between its last two steps. */
    private void takeUp(Optional<byte[]> stored) {
        coming(stored.filter(coming -> !Arrays.equals(coming, seed)).orElse(null));
        leftover = stored.isPresent() && next == null;
    }

    /** Whether the key that signs is under this one. */
    static boolean open(MirroredFiles files, Unwrapping wrap) throws IOException {
        for (byte[] content : files.versions(FILE)) {
            if (isUnder(content, wrap)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnder(byte[] content, Unwrapping wrap) {
        try {
            return seed(content, wrap).length > 0;
        } catch (ForgedException e) {
            return false;
        }
    }

    private static byte[] seed(byte[] content, Unwrapping wraps) throws ForgedException {
        return WrappedFile.CHANGED_LOG.begins(content)
                ? WrappedFile.CHANGED_LOG.unwrapped(
                        Arrays.copyOf(content, Math.min(content.length, WrappedFile.LENGTH)), wraps)
                : WrappedFile.LOG.unwrapped(content, wraps);
    }

    LogKeys keys() {
        return keys;
    }

    /**
     * Makes a key to change to, and stores it; the same again while it is not changed to. The one changed to before goes to
     * its own file first: until then no other has it.
     */
    void prepare(KeyWrap wrap, SecureRandom random) throws IOException {
        if (isUnsaved()) {
            save(wrap);
        }
        if (next == null) {
            byte[] made = new byte[AesGcm.KEY_LENGTH];
            random.nextBytes(made);
            files.replace(NEXT_FILE, WrappedFile.NEXT_LOG.wrapped(made, wrap));
            coming(made);
        }
    }

    private synchronized void coming(byte @Nullable [] made) {
        next = made;
        leftover = false;
        keys = keys.coming(Optional.ofNullable(made).map(Ed25519Key::new));
    }

    /**
     * Signs with the coming key from now on, if the log has named these two: to be {@link #save saved}, which may be later,
     * for both seeds are in files.
     */
    synchronized boolean change(String origin, long from, String oldKey, String newKey) {
        boolean named = keys.currentId().equals(oldKey)
                && keys.coming().map(LogKeys::id).filter(newKey::equals).isPresent();
        if (named && next != null) {
            keys = keys.changed(origin, from);
            seed = next;
            next = null;
            leftover = true;
            unsaved = true;
        }
        return named;
    }

    synchronized boolean isUnsaved() {
        return unsaved || leftover;
    }

    /** Forgets the key to change to: the log never named it. */
    void drop() throws IOException {
        files.wipe(NEXT_FILE);
        coming(null);
    }

    /**
     * Stores all of it; only when the key that signs is in its file the one it was is gone. The log may change to the coming
     * key meanwhile.
     */
    void save(KeyWrap wrap) throws IOException {
        AtOnce now = atOnce();
        files.replaceWiping(FILE, now.content(wrap));
        if (now.next != null) {
            // Also when it signs since: then nothing else has it, until it is saved.
            files.replaceWiping(NEXT_FILE, WrappedFile.NEXT_LOG.wrapped(now.next, wrap));
        } else {
            files.wipe(NEXT_FILE);
        }
        stored(now);
    }

    private synchronized AtOnce atOnce() {
        return new AtOnce(keys.changes(), seed, next);
    }

    /** Without a next one nothing was to be changed to meanwhile. */
    private synchronized void stored(AtOnce now) {
        if (now.next == null) {
            unsaved = false;
            leftover = false;
        }
    }

    /** What belongs together in the two files. */
    private static final class AtOnce {
        private final List<LogKeyChange> changes;
        private final byte[] seed;
        private final byte @Nullable [] next;

        AtOnce(List<LogKeyChange> changes, byte[] seed, byte @Nullable [] next) {
            this.changes = changes;
            this.seed = seed;
            this.next = next;
        }

        byte[] content(KeyWrap wrap) {
            return changes.isEmpty()
                    ? WrappedFile.LOG.wrapped(seed, wrap)
                    : bytes(changes, WrappedFile.CHANGED_LOG.wrapped(seed, wrap));
        }
    }

    private static byte[] bytes(List<LogKeyChange> changes, byte[] wrapped) {
        int length = wrapped.length + Short.BYTES + Integer.BYTES;
        for (LogKeyChange change : changes) {
            length += Short.BYTES + utf8(change.origin()).length + Long.BYTES;
            length += 2 * Ed25519Key.PUBLIC_LENGTH + Ed25519Key.SIGNATURE_LENGTH;
        }
        ByteBuffer out = ByteBuffer.allocate(length).put(wrapped).putShort((short) changes.size());
        for (LogKeyChange change : changes) {
            byte[] origin = utf8(change.origin());
            out.putShort((short) origin.length).put(origin).putLong(change.from());
            out.put(HEX.parseHex(change.oldKey())).put(HEX.parseHex(change.newKey()));
            out.put(HEX.parseHex(change.signature()));
        }
        return out.putInt(Checksum.of(out.array(), out.position())).array();
    }

    private static List<LogKeyChange> changes(byte[] content) throws ForgedException {
        if (!WrappedFile.CHANGED_LOG.begins(content)) {
            return List.of();
        }
        int end = content.length - Integer.BYTES;
        if (end < WrappedFile.LENGTH + Short.BYTES) {
            throw new ForgedException("ends too soon");
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        if (in.getInt(end) != Checksum.of(content, end)) {
            throw new ForgedException("checksum is wrong");
        }
        in.position(WrappedFile.LENGTH).limit(end);
        List<LogKeyChange> changes = new ArrayList<>();
        try {
            for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
                String origin = new String(taken(in, Short.toUnsignedInt(in.getShort())), StandardCharsets.UTF_8);
                long from = in.getLong();
                String oldKey = HEX.formatHex(taken(in, Ed25519Key.PUBLIC_LENGTH));
                String newKey = HEX.formatHex(taken(in, Ed25519Key.PUBLIC_LENGTH));
                String signature = HEX.formatHex(taken(in, Ed25519Key.SIGNATURE_LENGTH));
                changes.add(new LogKeyChange(origin, from, oldKey, newKey, signature));
            }
        } catch (BufferUnderflowException e) {
            throw new ForgedException("ends too soon", e);
        }
        return changes;
    }

    private static byte[] taken(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

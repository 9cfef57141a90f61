// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of a data directory: the box key, under which the others are wrapped; the log's signing key; and one key per
 * erasure subject. One thread makes subjects and saves; any thread looks keys up.
 *
 * <p>{@code log.key}: magic {@code LARESLK1} (8), then the wrapped Ed25519 seed (60) with the magic as associated data.
 * {@code ledger.key}: the same with magic {@code LARESEK1} and the secret of a key on the curve secp256k1.
 */
public final class KeyVault {
    private static final String BOX_KEY = "box.key";
    private static final String LOG_KEY = "log.key";
    private static final String SUBJECT_KEYS = "subjects.keys";
    private static final String LEDGER_KEY = "ledger.key";
    private static final byte[] LOG_KEY_MAGIC = "LARESLK1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LEDGER_KEY_MAGIC = "LARESEK1".getBytes(StandardCharsets.US_ASCII);
    /** Longest name of a subject in bytes: a prefix and an id of 64 characters. */
    private static final int MAX_NAME_BYTES = 300;

    private final VaultFiles files;
    private final SecureRandom random;
    private final byte[] boxKey;
    private final KeyWrap wrap;
    private final Ed25519Key logKey;
    private final Map<String, SubjectKeys> byName = new ConcurrentHashMap<>();
    private final Map<Integer, SubjectKeys> byIndex = new ConcurrentHashMap<>();
    private int lastIndex;
    private boolean unsaved;

    private KeyVault(VaultFiles files, SecureRandom random, byte[] boxKey, KeyWrap wrap, Ed25519Key logKey) {
        this.files = files;
        this.random = random;
        this.boxKey = boxKey;
        this.wrap = wrap;
        this.logKey = logKey;
    }

    /** Whether a vault was ever completed there: the box key is written last. */
    public static boolean exists(VaultFiles files) throws IOException {
        return files.read(BOX_KEY).isPresent();
    }

    /** Makes new keys and stores them, the box key last. */
    public static KeyVault create(VaultFiles files, SecureRandom random) throws IOException {
        byte[] boxKey = randomKey(random);
        byte[] seed = randomKey(random);
        KeyWrap wrap = new KeyWrap(boxKey, random);
        files.replace(LOG_KEY, wrapped(seed, LOG_KEY_MAGIC, wrap));
        KeyVault vault = new KeyVault(files, random, boxKey, wrap, new Ed25519Key(seed));
        vault.writeSubjects();
        files.replace(BOX_KEY, boxKey);
        return vault;
    }

    /**
     * Reads stored keys.
     *
     * @throws DamagedKeysException when a file is missing or is not what was stored
     */
    public static KeyVault open(VaultFiles files, SecureRandom random) throws IOException, DamagedKeysException {
        byte[] boxKey = required(files, BOX_KEY);
        if (boxKey.length != AesGcm.KEY_LENGTH) {
            throw new DamagedKeysException(BOX_KEY + " must have " + AesGcm.KEY_LENGTH + " bytes");
        }
        KeyWrap wrap = new KeyWrap(boxKey, random);
        Ed25519Key logKey = new Ed25519Key(unwrapped(LOG_KEY, required(files, LOG_KEY), LOG_KEY_MAGIC, wrap));
        KeyVault vault = new KeyVault(files, random, boxKey, wrap, logKey);
        vault.readSubjects(required(files, SUBJECT_KEYS));
        return vault;
    }

    /** What the log is signed with. */
    public Ed25519Key logKey() {
        return logKey;
    }

    /**
     * A subject's keys, made when it has none yet. New ones must be {@link #save saved} before anything encrypted with
     * them is acknowledged.
     */
    public SubjectKeys subject(String name) {
        SubjectKeys known = byName.get(name);
        return known != null ? known : add(name);
    }

    /** The keys frames name by this number; empty when they were destroyed or never were. */
    public Optional<SubjectKeys> subject(int index) {
        return Optional.ofNullable(byIndex.get(index));
    }

    /** Stores new subjects' keys, if there are any; when this returns they survive a power cut. */
    public void save() throws IOException {
        if (unsaved) {
            writeSubjects();
        }
    }

    /**
     * The secret that transactions on a ledger are signed with, 32 random bytes; made and stored at the first call.
     *
     * @throws DamagedKeysException when the file is not what was stored
     */
    public byte[] ledgerKey() throws IOException, DamagedKeysException {
        Optional<byte[]> stored = files.read(LEDGER_KEY);
        if (stored.isPresent()) {
            return unwrapped(LEDGER_KEY, stored.get(), LEDGER_KEY_MAGIC, wrap);
        }
        byte[] made = randomKey(random);
        files.replace(LEDGER_KEY, wrapped(made, LEDGER_KEY_MAGIC, wrap));
        return made;
    }

    /** A key of 32 bytes for another purpose of this box, such as {@code lares/alarm-id/v1}; always the same. */
    public byte[] derived(String label) {
        return Hkdf.derive(boxKey, label);
    }

    private SubjectKeys add(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("subject's name is longer than " + MAX_NAME_BYTES + " bytes");
        }
        SubjectKeys made = new SubjectKeys(lastIndex + 1, name, randomKey(random));
        keep(made);
        unsaved = true;
        return made;
    }

    private void keep(SubjectKeys subject) {
        byName.put(subject.name(), subject);
        byIndex.put(subject.index(), subject);
        lastIndex = Math.max(lastIndex, subject.index());
    }

    private void writeSubjects() throws IOException {
        List<SubjectKeys> all = new ArrayList<>(byIndex.values());
        all.sort(Comparator.comparingInt(SubjectKeys::index));
        files.replace(SUBJECT_KEYS, SubjectKeysFile.write(all, wrap));
        unsaved = false;
    }

    private void readSubjects(byte[] bytes) throws DamagedKeysException {
        try {
            SubjectKeysFile.read(bytes, wrap).forEach(this::keep);
        } catch (ForgedException e) {
            throw new DamagedKeysException(SUBJECT_KEYS + ": " + e.getMessage(), e);
        }
    }

    private static byte[] wrapped(byte[] key, byte[] magic, KeyWrap wrap) {
        ByteBuffer file = ByteBuffer.allocate(magic.length + KeyWrap.WRAPPED_LENGTH);
        return file.put(magic).put(wrap.wrap(key, magic)).array();
    }

    private static byte[] unwrapped(String name, byte[] file, byte[] magic, KeyWrap wrap) throws DamagedKeysException {
        if (file.length < magic.length || !Arrays.equals(file, 0, magic.length, magic, 0, magic.length)) {
            throw new DamagedKeysException(name + " is of another kind");
        }
        try {
            return wrap.unwrap(Arrays.copyOfRange(file, magic.length, file.length), magic);
        } catch (ForgedException e) {
            throw new DamagedKeysException(name + ": " + e.getMessage(), e);
        }
    }

    private static byte[] required(VaultFiles files, String name) throws IOException, DamagedKeysException {
        return files.read(name).orElseThrow(() -> new DamagedKeysException(name + " is missing"));
    }

    private static byte[] randomKey(SecureRandom random) {
        byte[] key = new byte[AesGcm.KEY_LENGTH];
        random.nextBytes(key);
        return key;
    }
}

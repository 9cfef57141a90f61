// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a data directory: the box key, under which the others are wrapped; the log's signing key; one key or more
 * per erasure subject; and what is derived for other purposes. For any thread.
 *
 * <p>The box key is exchanged by writing the new one to {@code box.next}, wrapping every file anew under it, and writing it
 * to {@code box.key}. Until {@code box.next} is gone, each file may be wrapped under either, and {@link #finish} goes on
 * where that stopped. A subject's key is destroyed by leaving it out of that: afterwards neither the wrapped key nor what
 * it was wrapped under is in any file. Each file has a copy beside it, which is read where the file itself is damaged.
 */
public final class KeyVault {
    private static final String SUBJECT_KEYS = DestroyedKeys.FILE;

    private final MirroredFiles files;
    private final SecureRandom random;
    private final LogKeyFiles log;
    private final LedgerKeyFiles ledger;
    private final DerivedKeys derived;
    private final Ratchets ratchets;
    private final SubjectKeyRing subjects;
    /** Held while files are written; never while a key is looked up. */
    private final Object writing = new Object();

    private final BoxKey box;
    private Optional<String> previousBox = Optional.empty();

    private KeyVault(MirroredFiles files, SecureRandom random, BoxKey box, LogKeyFiles log, DerivedKeys derived) {
        this.files = files;
        this.random = random;
        this.box = box;
        this.log = log;
        this.ledger = new LedgerKeyFiles(files, random);
        this.derived = derived;
        this.subjects = new SubjectKeyRing(random);
        this.ratchets = new Ratchets(files, random, writing, box::wrap);
    }

    /** Whether a vault was ever completed there: the box key is written last. */
    public static boolean exists(VaultFiles files) throws IOException {
        return !new MirroredFiles(files).versions(BoxKey.FILE).isEmpty();
    }

    /** Makes new keys and stores them, the box key last. */
    public static KeyVault create(VaultFiles directory, SecureRandom random) throws IOException {
        MirroredFiles files = new MirroredFiles(directory);
        byte[] boxKey = randomKey(random);
        LogKeyFiles log = LogKeyFiles.made(files, randomKey(random));
        KeyVault vault = new KeyVault(files, random, BoxKey.made(files, boxKey, random), log, DerivedKeys.made(random));
        log.save(vault.box.wrap());
        files.replace(DerivedKeys.FILE, vault.derived.write(vault.box.wrap()));
        vault.writeSubjects(0);
        files.replace(BoxKey.FILE, boxKey);
        return vault;
    }

    /**
     * Reads stored keys, and writes nothing.
     *
     * @throws DamagedKeysException when a file is missing, or neither it nor its copy is what was stored
     */
    public static KeyVault open(VaultFiles directory, SecureRandom random) throws IOException, DamagedKeysException {
        MirroredFiles files = new MirroredFiles(directory);
        BoxKey box = BoxKey.read(files, random);
        LogKeyFiles log = LogKeyFiles.read(files, box.either());
        SubjectKeysFile.Stored stored = files.read(SUBJECT_KEYS, bytes -> SubjectKeysFile.stored(bytes, box.either()))
                .orElseThrow(() -> new DamagedKeysException(SUBJECT_KEYS + " is missing"));
        DerivedKeys derived = DerivedKeys.in(files, box.stored(), stored.firstForm(), box.either(), random);
        KeyVault vault = new KeyVault(files, random, box, log, derived);
        vault.subjects.restore(stored.content());
        vault.previousBox = stored.content().previousBox();
        if (stored.firstForm()) {
            vault.subjects.mustBeSaved();
        }
        vault.ratchets.read(box.either());
        vault.ledger.look(box.either());
        return vault;
    }

    /** What was found wrong with files of which the copy was whole, or the other way round; each begins with a name. */
    public List<String> damages() {
        return files.damages();
    }

    /** What the files hold, by their names: whatever has become of one of the two, and without copies. */
    public Map<String, byte[]> contents() {
        return files.contents();
    }

    /**
     * Brings the files to their newest form, ends a change of the box key that was interrupted, and writes again what is
     * damaged or gone of a file or its copy; by whoever has the directory for itself.
     */
    public void finish() throws IOException, DamagedKeysException {
        synchronized (writing) {
            if (subjects.isUnsaved()) {
                // First, since the file of subjects tells by its form that what was derived is in a file of its own.
                files.replace(DerivedKeys.FILE, derived.write(box.wrap()));
            }
            if (box.isChanging()) {
                change(0);
            }
            save();
            files.mend();
        }
    }

    /** What the log is signed with, was and will be. */
    public LogKeys logKeys() {
        return log.keys();
    }

    /**
     * A key for the log to change to, which survives a power cut when this returns; the same again until it is.
     *
     * @return its public half in lower-case hexadecimal
     */
    public String prepareLogKey() throws IOException {
        synchronized (writing) {
            log.prepare(box.wrap(), random);
            return log.keys().coming().map(LogKeys::id).orElseThrow();
        }
    }

    /**
     * The log has said that its key changes: from now on the new one signs. Writes nothing, {@link #save} does; until then
     * both are in files.
     *
     * @param origin the log's name
     * @param from sequence number of the entry that says so
     * @return false when these are not the key that signs and the one that was prepared: then nothing has changed
     */
    public boolean changeLogKey(String origin, long from, String oldKey, String newKey) {
        return log.change(origin, from, oldKey, newKey);
    }

    /** Forgets the key that was prepared for the log: no entry names it. */
    public void dropLogKey() throws IOException {
        synchronized (writing) {
            log.drop();
        }
    }

    /**
     * A subject's keys, made when it has none yet. New ones must be {@link #save saved} before anything encrypted with
     * them is acknowledged.
     */
    public SubjectKeys subject(String name) {
        return subjects.of(name);
    }

    /** The keys frames name by this number; empty when they were destroyed or never were. */
    public Optional<SubjectKeys> subject(int index) {
        return subjects.of(index);
    }

    /** Whether anything was ever written under these keys: there is a subject, or was one. */
    public boolean isUsed() {
        return !subjects.isEmpty();
    }

    /** The numbers of all keys a subject has had and has; none for one that is not known. */
    public List<Integer> indexes(String name) {
        return subjects.indexes(name);
    }

    /** When the keys of this number were destroyed; empty when they were not. */
    public Optional<Instant> destroyedAt(int index) {
        return subjects.destroyedAt(index);
    }

    /** The numbers of all keys that were destroyed. */
    public Set<Integer> destroyed() {
        return subjects.destroyed();
    }

    /** Whether nothing is known of the keys of this number: neither they, nor that they were destroyed or are lost. */
    public boolean isUnknown(int index) {
        return subjects.isUnknown(index);
    }

    /** Whether the keys of this number were made after these, which were put back: they are nowhere any more. */
    public boolean isLost(int index) {
        return subjects.isLost(index);
    }

    /** The numbers of all keys that are {@link #isLost lost}. */
    public Set<Integer> lost() {
        return subjects.lost();
    }

    /** Takes note that the keys of these numbers are {@link #isLost lost}, where nothing is known of them. */
    public void lose(Collection<Integer> indexes) {
        subjects.lose(indexes);
    }

    /** A log has entries under this number, so that it is nobody else's: no new keys are given it. */
    public void reserve(int index) {
        subjects.reserve(index);
    }

    /** New keys for a subject: what is written from now on is under them, what was written stays readable. */
    public SubjectKeys renew(String name) {
        return subjects.renew(name);
    }

    /**
     * Forgets keys for ever: from now on nothing opens under them here, and after {@link #rotate} nowhere.
     *
     * @param indexes their numbers; also of those that are not here, so that they never come back
     * @param at when that was decided
     */
    public void destroy(Collection<Integer> indexes, Instant at) {
        subjects.destroy(indexes, at);
    }

    /** Exchanges the box key, and with that ends what {@link #isPending pends} at this moment. */
    public void rotate() throws IOException, DamagedKeysException {
        rotate(destructions());
    }

    /**
     * Exchanges the box key for a new one; the old one and what was wrapped under it is overwritten.
     *
     * @param destroyed how many {@link #destructions} that ends; of those after it others have something left to clear away
     * @throws DamagedKeysException when a file cannot be wrapped anew; then nothing was begun
     */
    public void rotate(int destroyed) throws IOException, DamagedKeysException {
        synchronized (writing) {
            if (box.isChanging()) {
                // It was begun before: what was destroyed since has been under this one already.
                change(0);
            }
            ledger.requireReadable(box.either());
            box.begin();
            change(destroyed);
        }
    }

    /** How many keys were destroyed so far. */
    public int destructions() {
        return subjects.destructions();
    }

    /** Whether keys were destroyed since the box key was exchanged last: {@link #rotate} ends that. */
    public boolean isPending() {
        return subjects.isPending();
    }

    /** What the box key is known by, 16 lower-case hexadecimal digits. */
    public String boxId() {
        synchronized (writing) {
            return box.wrap().id();
        }
    }

    /** What the box key before this one was known by; empty when there was none. */
    public Optional<String> previousBoxId() {
        synchronized (writing) {
            return previousBox;
        }
    }

    /** Stores new keys, if there are any; when this returns they survive a power cut. */
    public void save() throws IOException {
        if (isUnsaved()) {
            synchronized (writing) {
                saveNow();
            }
        }
        ratchets.saveBeginning();
    }

    private boolean isUnsaved() {
        return subjects.isUnsaved() || log.isUnsaved();
    }

    /** What somebody else has stored meanwhile is not stored again. */
    private void saveNow() throws IOException {
        if (subjects.isUnsaved()) {
            writeSubjects(0);
        }
        if (log.isUnsaved()) {
            log.save(box.wrap());
        }
    }

    /**
     * The secret that transactions on a ledger are signed with, 32 random bytes; made and stored at the first call.
     *
     * @throws DamagedKeysException when the file is not what was stored
     */
    public byte[] ledgerKey() throws IOException, DamagedKeysException {
        synchronized (writing) {
            return ledger.current(box.wrap(), box.either());
        }
    }

    /** Whether there is a secret for a ledger yet: a ledger was configured at some time. */
    public boolean hasLedgerKey() throws IOException {
        return ledger.exist();
    }

    /** The secret that will sign on the ledger once the ledger knows its account; empty while none is being changed to. */
    public Optional<byte[]> comingLedgerKey() throws IOException, DamagedKeysException {
        synchronized (writing) {
            return ledger.coming(box.either());
        }
    }

    /** A secret for the ledger to change to, which survives a power cut when this returns; the same again until it is. */
    public byte[] prepareLedgerKey() throws IOException, DamagedKeysException {
        synchronized (writing) {
            return ledger.prepared(box.wrap(), box.either());
        }
    }

    /** The prepared secret signs on the ledger from now on; the old one is gone. Again, it changes nothing. */
    public void changeLedgerKey() throws IOException, DamagedKeysException {
        synchronized (writing) {
            ledger.change(box.wrap(), box.either());
        }
    }

    /** What sealings are authenticated with, where somebody holds the beginning of it. */
    public Ratchets ratchets() {
        return ratchets;
    }

    /** A key of 32 bytes for another purpose, such as {@code lares/alarm-id/v1}; always the same for this box. */
    public byte[] derived(String label) {
        return derived.of(label);
    }

    /**
     * Wraps everything under the next box key, makes it the box key, and leaves no old bytes behind.
     *
     * @param closed how many of the keys destroyed first have never been under the next one, and need nothing else
     */
    private void change(int closed) throws IOException, DamagedKeysException {
        previousBox = box.leave().or(() -> previousBox);
        log.save(box.wrap());
        ledger.rewrap(box.wrap(), box.either());
        ratchets.rewrap();
        files.replaceWiping(DerivedKeys.FILE, derived.write(box.wrap()));
        writeSubjects(closed);
        box.end();
        subjects.closed(closed);
    }

    private void writeSubjects(int closed) throws IOException {
        SubjectKeyRing.Saving all = subjects.saving(previousBox, closed);
        files.replaceWiping(SUBJECT_KEYS, SubjectKeysFile.write(all.content(), box.wrap()));
        subjects.stored(all);
    }

    private static byte[] randomKey(SecureRandom random) {
        byte[] key = new byte[AesGcm.KEY_LENGTH];
        random.nextBytes(key);
        return key;
    }
}

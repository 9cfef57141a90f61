// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The ratchet that sealings of the log are authenticated with, and one that is to follow it. In memory it is always the
 * newest; its file may be some steps behind, never ahead. For any thread.
 */
public final class Ratchets {
    private final MirroredFiles files;
    private final SecureRandom random;
    private final Object writing;
    private final Supplier<KeyWrap> wrap;
    private Optional<RatchetFile> current = Optional.empty();
    private Optional<RatchetFile> coming = Optional.empty();
    private List<String> damages = List.of();
    private boolean unsaved;
    /** Whether nothing may be authenticated before that is stored: else a key might be used twice after a power cut. */
    private boolean beginning;

    /**
     * None yet.
     *
     * @param writing held while files are written
     * @param wrap what everything is written under
     */
    Ratchets(MirroredFiles files, SecureRandom random, Object writing, Supplier<KeyWrap> wrap) {
        this.files = files;
        this.random = random;
        this.writing = writing;
        this.wrap = wrap;
    }

    /** A house watches over people without a ratchet, too: what is damaged counts as not there, and is told. */
    synchronized void read(Unwrapping keys) throws IOException {
        List<String> found = new ArrayList<>();
        current = read(RatchetFile.CURRENT, keys, found);
        coming = read(RatchetFile.COMING, keys, found);
        damages = List.copyOf(found);
    }

    private Optional<RatchetFile> read(String name, Unwrapping keys, List<String> found) throws IOException {
        MirroredFiles.Form<RatchetFile> form = stored -> RatchetFile.read(stored, keys);
        try {
            return name.equals(RatchetFile.COMING) ? files.readIfBegun(name, form) : files.read(name, form);
        } catch (DamagedKeysException e) {
            found.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** What is wrong with files of ratchets, each beginning with the file's name; empty when nothing is. */
    public synchronized List<String> damages() {
        return damages;
    }

    /** What the next sealing is authenticated with; empty when nobody holds the beginning of a ratchet. */
    public synchronized Optional<Ratchet> current() {
        return current.map(RatchetFile::ratchet);
    }

    /** What the one that is prepared is known by. */
    public synchronized Optional<String> coming() {
        return coming.map(made -> made.ratchet().id());
    }

    /**
     * Makes one that survives a power cut when this returns; the same again until it is begun.
     *
     * @return its id and its first key, which whoever is to check the log keeps and the box will have forgotten
     */
    public RatchetBeginning prepare() throws IOException {
        synchronized (writing) {
            Optional<RatchetFile> prepared = prepared();
            RatchetFile made = prepared.isPresent() ? prepared.get() : made();
            return new RatchetBeginning(
                    made.ratchet().id(), HexFormat.of().formatHex(made.ratchet().key()));
        }
    }

    /** Whether one waits for its beginning. */
    public boolean isPrepared() {
        return prepared().isPresent();
    }

    private synchronized Optional<RatchetFile> prepared() {
        return isBegun() ? Optional.empty() : coming;
    }

    private RatchetFile made() throws IOException {
        byte[] first = new byte[AesGcm.KEY_LENGTH];
        random.nextBytes(first);
        RatchetFile made = new RatchetFile(Ratchet.of(first), "", 0);
        files.replaceWiping(RatchetFile.COMING, made.write(wrap.get()));
        synchronized (this) {
            coming = Optional.of(made);
        }
        return made;
    }

    /**
     * The log says that a ratchet begins: sealings that cover that are authenticated by it, once it was stored again.
     *
     * @param sealing number of the next sealing of this log
     * @return false when it is not the one that was prepared
     */
    public synchronized boolean begin(String id, String origin, long sealing) {
        Optional<RatchetFile> next = coming.filter(made -> made.ratchet().id().equals(id) && !isBegun());
        next.ifPresent(made -> {
            current = Optional.of(new RatchetFile(made.ratchet(), origin, sealing));
            unsaved = true;
            beginning = true;
        });
        return next.isPresent();
    }

    /** A log is gone on with, whose next sealing has this number. */
    public synchronized void goOn(String origin, long sealing) {
        Optional<RatchetFile> elsewhere = current.filter(at -> !at.origin().equals(origin));
        elsewhere.ifPresent(at -> {
            current = Optional.of(new RatchetFile(at.ratchet(), origin, sealing));
            unsaved = true;
            beginning = true;
        });
    }

    /** So many sealings are in this log: keys that were used for them are used for no other. */
    public synchronized void reached(String origin, long sealings) {
        current = current.map(at -> at.origin().equals(origin) ? at.behind(sealings) : at);
    }

    /** The sealing of this number was authenticated at this step: that is over. Writes nothing. */
    public synchronized void used(Ratchet by, String origin, long sealing) {
        if (current().filter(now -> now.id().equals(by.id())).isPresent()) {
            current = Optional.of(new RatchetFile(by.next(), origin, sealing + 1));
            unsaved = true;
        }
    }

    /** Stores where it is, so that no file has a key that was used. */
    public void save() throws IOException {
        synchronized (writing) {
            Optional<RatchetFile> now = toSave();
            try {
                if (now.isPresent()) {
                    files.replaceWiping(RatchetFile.CURRENT, now.get().write(wrap.get()));
                    stored(now.get());
                }
            } catch (IOException e) {
                keepUnsaved();
                throw e;
            }
        }
    }

    /** The same, where nothing may be authenticated before. */
    void saveBeginning() throws IOException {
        boolean needed;
        synchronized (this) {
            needed = beginning;
        }
        if (needed) {
            save();
        }
    }

    private synchronized Optional<RatchetFile> toSave() {
        Optional<RatchetFile> now = unsaved ? current : Optional.empty();
        unsaved = false;
        return now;
    }

    /** Another may have begun meanwhile: nothing holds that but what was prepared. */
    private void stored(RatchetFile now) throws IOException {
        if (coming().equals(Optional.of(now.ratchet().id()))) {
            drop();
        }
        noteBegun(now);
    }

    private synchronized void noteBegun(RatchetFile now) {
        beginning &= current.filter(at -> at.isOf(now)).isEmpty();
    }

    private synchronized void keepUnsaved() {
        unsaved = true;
    }

    private synchronized boolean isBegun() {
        return coming.isPresent() && coming().equals(current().map(Ratchet::id));
    }

    /** Forgets the one that is prepared: no entry names it. */
    public void drop() throws IOException {
        synchronized (writing) {
            files.wipe(RatchetFile.COMING);
            synchronized (this) {
                coming = Optional.empty();
            }
        }
    }

    /** Stores both under another box key. */
    void rewrap() throws IOException {
        Optional<RatchetFile> now = inMemory(true);
        Optional<RatchetFile> next = inMemory(false);
        if (now.isPresent()) {
            files.replaceWiping(RatchetFile.CURRENT, now.get().write(wrap.get()));
        }
        if (next.isPresent()) {
            files.replaceWiping(RatchetFile.COMING, next.get().write(wrap.get()));
        }
    }

    private synchronized Optional<RatchetFile> inMemory(boolean begun) {
        return begun ? current : coming;
    }
}

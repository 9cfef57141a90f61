// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The files of a vault, each kept twice: the file, and beside it a copy, the same bytes under its name and {@code .copy}.
 * The file counts while it is whole. The copy is written after it and removed before it, so that a power cut between the
 * two leaves what it would have left of the file alone; it is read only where the file is damaged or gone. What was read or
 * written is kept in memory as well, for {@link #mend}. Who writes has the files for itself.
 */
final class MirroredFiles {
    /** How the name of a copy ends. */
    static final String COPY = ".copy";

    private final VaultFiles files;
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final List<String> damages = new CopyOnWriteArrayList<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    /** Files whose writing failed half-way: what is read of them may be gone after a power cut. */
    private final Set<String> unsafe = ConcurrentHashMap.newKeySet();

    MirroredFiles(VaultFiles files) {
        this.files = files;
    }

    /** What bytes are the stored form of. */
    @FunctionalInterface
    interface Form<T> {
        /**
         * Reads them.
         *
         * @throws ForgedException when they are not what was stored
         */
        T read(byte[] stored) throws ForgedException;
    }

    /**
     * Reads a file, or its copy where the file is not whole. What is answered survives a power cut: where its writing had
     * failed, it is written again.
     *
     * @return empty when there is neither
     * @throws DamagedKeysException when neither is what was stored
     */
    <T> Optional<T> read(String name, Form<T> form) throws IOException, DamagedKeysException {
        Look<T> look = either(name, form);
        Optional<T> value = value(look);
        if (value.isPresent() && unsafe.contains(name)) {
            replaceWiping(name, look.stored);
        }
        return value;
    }

    /** Takes in what is whole of a file; what is not is told when it is read. */
    <T> void look(String name, Form<T> form) {
        Look<T> unused = either(name, form);
    }

    private <T> Look<T> either(String name, Form<T> form) {
        byte[] known = contents.get(name);
        if (known != null) {
            return Look.at(name, known, form);
        }
        Look<T> file = lookAt(name, form);
        Look<T> copy = lookAt(name + COPY, form);
        if (file.value.isEmpty() && copy.value.isPresent()) {
            note(name, file);
            hold(name, copy.stored);
            return copy;
        }
        if (file.value.isPresent()) {
            if (copy.isThere() && copy.value.isEmpty()) {
                note(name + COPY, copy);
            }
            hold(name, file.stored);
        }
        return file.isThere() ? file : copy;
    }

    /** What could not be read once may be read the next time: told only when it could not. */
    private <T> void note(String each, Look<T> look) {
        if (look.wrong.orElse(null) instanceof IOException) {
            unreadable.add(each);
        } else {
            damages.add(look.wrong.map(Throwable::getMessage).orElse(each + " is missing"));
        }
    }

    /** The same of a file that may hold nothing, since a card only said that it had it: that counts as not there. */
    <T> Optional<T> readIfBegun(String name, Form<T> form) throws IOException, DamagedKeysException {
        try {
            return read(name, form);
        } catch (DamagedKeysException e) {
            if (files.read(name).filter(WrappedFile::isBegun).isPresent()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static <T> Optional<T> value(Look<T> look) throws IOException, DamagedKeysException {
        Exception wrong = look.wrong.orElse(null);
        if (wrong instanceof IOException unreadable) {
            throw unreadable;
        }
        if (wrong instanceof DamagedKeysException damaged) {
            throw damaged;
        }
        return look.value;
    }

    private <T> Look<T> lookAt(String each, Form<T> form) {
        try {
            Optional<byte[]> stored = files.read(each);
            return stored.isPresent() ? Look.at(each, stored.get(), form) : Look.nothing();
        } catch (IOException e) {
            return new Look<>(new byte[0], Optional.empty(), Optional.of(e));
        }
    }

    /**
     * One of the two.
     *
     * @param stored its bytes
     * @param value what they say, when they are whole
     * @param wrong what is the matter with them
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Look<T>(byte[] stored, Optional<T> value, Optional<Exception> wrong) {
        static <T> Look<T> nothing() {
            return new Look<>(new byte[0], Optional.empty(), Optional.empty());
        }

        static <T> Look<T> at(String each, byte[] stored, Form<T> form) {
            try {
                return new Look<>(stored, Optional.of(form.read(stored)), Optional.empty());
            } catch (ForgedException e) {
                Exception damaged = new DamagedKeysException(each + ": " + e.getMessage(), e);
                return new Look<>(stored, Optional.empty(), Optional.of(damaged));
            }
        }

        boolean isThere() {
            return value.isPresent() || wrong.isPresent();
        }
    }

    /** What there is of a file that cannot tell whether it is whole: its bytes, then the copy's where they are others. */
    List<byte[]> versions(String name) throws IOException {
        byte[] known = contents.get(name);
        if (known != null) {
            return List.of(known);
        }
        Look<byte[]> file = lookAt(name, stored -> stored);
        Look<byte[]> copy = lookAt(name + COPY, stored -> stored);
        List<byte[]> versions = new ArrayList<>();
        file.value.ifPresent(versions::add);
        copy.value.filter(stored -> !Arrays.equals(stored, file.stored)).ifPresent(versions::add);
        if (versions.isEmpty() && file.wrong.orElse(null) instanceof IOException unreadable) {
            throw unreadable;
        }
        return versions;
    }

    /** Of the {@link #versions} this one is whole. */
    void choose(String name, byte[] whole) throws IOException, DamagedKeysException {
        Optional<byte[]> unused = read(name, stored -> {
            if (!Arrays.equals(stored, whole)) {
                throw new ForgedException("is not the key of the other files");
            }
            return stored;
        });
    }

    /** It is whole as far as anybody can tell. */
    void hold(String name, byte[] content) {
        contents.put(name, content.clone());
    }

    /** What every file that is there holds, by its name, without copies. */
    Map<String, byte[]> contents() {
        return Map.copyOf(contents);
    }

    /** What was found wrong with one of two while the other was whole, each beginning with the file's name. */
    List<String> damages() {
        return List.copyOf(damages);
    }

    /** Replaces both; when this returns, the new content survives a power cut. */
    void replace(String name, byte[] content) throws IOException {
        both(files::replace, name, content);
    }

    /** The same; what both held is overwritten after that. */
    void replaceWiping(String name, byte[] content) throws IOException {
        both(files::replaceWiping, name, content);
    }

    private void both(Writing writing, String name, byte[] content) throws IOException {
        contents.remove(name);
        unsafe.add(name);
        writing.write(name, content);
        writing.write(name + COPY, content);
        unsafe.remove(name);
        hold(name, content);
    }

    /** One of the ways to replace a file. */
    private interface Writing {
        void write(String name, byte[] content) throws IOException;
    }

    /** Overwrites and deletes both; the copy first, since it would count where there is no file. */
    void wipe(String name) throws IOException {
        contents.remove(name);
        files.wipe(name + COPY);
        files.wipe(name);
    }

    /** Writes each of the two that is not as it should be, whatever became of it; the box key last. */
    void mend() throws IOException {
        Comparator<String> boxKeyLast = Comparator.comparing(BoxKey.FILE::equals);
        for (String name : contents.keySet().stream().sorted(boxKeyLast).toList()) {
            byte[] right = contents.get(name);
            for (String each : List.of(name, name + COPY)) {
                Look<byte[]> there = lookAt(each, stored -> stored);
                if (right != null && !Arrays.equals(there.stored, right)) {
                    files.replaceWiping(each, right);
                    if (there.wrong.isPresent() && unreadable.remove(each)) {
                        damages.add(each + " cannot be read");
                    }
                }
            }
        }
    }
}

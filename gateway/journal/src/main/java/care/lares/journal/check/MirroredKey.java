// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key file and the copy beside it: the file counts while it is whole. Directories of older versions have no copies.
 *
 * @param directory where both are
 * @param name of the file
 */
record MirroredKey(Path directory, String name) {
    private static final String COPY = ".copy";
    private static final String MENDED = "the other of the two is whole, and the next start writes this one again";

    /** What bytes are the stored form of. */
    @FunctionalInterface
    interface Form<T> {
        T read(byte[] content) throws RefusedException;
    }

    /** What there is under both names, the file's first. */
    List<byte[]> contents() throws IOException, RefusedException {
        List<byte[]> contents = new ArrayList<>();
        for (String each : List.of(name, name + COPY)) {
            if (Files.exists(directory.resolve(each))) {
                contents.add(KeyFiles.file(directory, each));
            }
        }
        return contents;
    }

    /** What is whole of it; the reason for a refusal begins with the file's name. */
    <T> T read(Form<T> form) throws IOException, RefusedException {
        try {
            return form.read(KeyFiles.file(directory, name));
        } catch (IOException | RefusedException damaged) {
            Optional<T> copied = copied(form);
            if (copied.isEmpty()) {
                throw damaged;
            }
            return copied.get();
        }
    }

    private <T> Optional<T> copied(Form<T> form) {
        try {
            return Optional.of(form.read(KeyFiles.file(directory, name + COPY)));
        } catch (IOException | RefusedException none) {
            return Optional.empty();
        }
    }

    /** Says when one of the two is not whole though the other is. */
    <T> void judge(Form<T> form, Findings findings) {
        Optional<String> file = wrong(name, form);
        Optional<String> copy = wrong(name + COPY, form);
        if (copy.isEmpty()) {
            file.ifPresent(wrong -> findings.note("keys/" + name, 0, wrong, MENDED));
        } else if (file.isEmpty() && Files.exists(directory.resolve(name + COPY))) {
            findings.note("keys/" + name + COPY, 0, copy.get(), MENDED);
        }
    }

    private <T> Optional<String> wrong(String each, Form<T> form) {
        try {
            T unused = form.read(KeyFiles.file(directory, each));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("it cannot be read");
        } catch (RefusedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}

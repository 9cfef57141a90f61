// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.crypto.DamagedKeysException;
import care.lares.crypto.ForgedException;
import care.lares.crypto.RecoveryFile;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.WholeFile;
import care.lares.security.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file that holds a gateway's keys apart from its backups.
 *
 * @param file where it is
 */
record KeyFile(Path file) {
    private static final String TEMPORARY = ".tmp";
    /** Several times faster than an exchange of keys, they are read in between sooner or later. */
    private static final int TRIES = 20;
    /** Characters between two dashes of a code, for those who copy it by hand. */
    private static final int GROUP = 5;

    /** Writes the keys of a data directory as they are now, and answers the code they are encrypted under. */
    String write(Path data, SecureRandom random) throws CommandException {
        return write(new FileStorage(), data, random);
    }

    String write(Storage storage, Path data, SecureRandom random) throws CommandException {
        Path target = file.toAbsolutePath();
        String code = new Secrets(random).mint();
        try {
            Map<String, byte[]> keys = together(storage, data.resolve("keys"), random);
            if (storage.size(target).isPresent()) {
                throw CommandException.cannot(
                        file + " is there already: give the key file another name, older backups may need it");
            }
            WholeFile.replace(storage, target, RecoveryFile.write(keys, code, random));
        } catch (IOException e) {
            throw StorageRefusal.failed(target.resolveSibling(""), e, "the backup was made, the key file was not");
        }
        return grouped(code);
    }

    /** Files that belong together: its gateway may exchange keys while they are read one by one. */
    private static Map<String, byte[]> together(Storage storage, Path directory, SecureRandom random)
            throws IOException, CommandException {
        String why = "";
        for (int tries = 0; tries < TRIES; tries++) {
            CopiedKeys copy = copied(storage, directory);
            try {
                return copy.whole(random);
            } catch (DamagedKeysException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        throw CommandException.cannot("the backup was made, the key file was not: the keys in " + directory
                + " do not open (" + why + "): try again when the gateway has been stopped");
    }

    private static CopiedKeys copied(Storage storage, Path directory) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : storage.list(directory)) {
            if (!name.endsWith(TEMPORARY)) {
                WholeFile.read(storage, directory.resolve(name)).ifPresent(content -> files.put(name, content));
            }
        }
        return new CopiedKeys(files);
    }

    /** The keys in the file, content by name. */
    Map<String, byte[]> read(String code) throws CommandException {
        try {
            byte[] bytes = WholeFile.read(new FileStorage(), file.toAbsolutePath())
                    .orElseThrow(() -> CommandException.cannot(
                            "there is no " + file + ": give the file that backup --keys wrote"));
            return RecoveryFile.read(bytes, bare(code));
        } catch (ForgedException e) {
            throw CommandException.cannot(
                    file + " does not open: this is not its code, or it is damaged (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw CommandException.cannot("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    private static String bare(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }
}

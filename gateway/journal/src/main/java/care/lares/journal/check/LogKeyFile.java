// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;

/** The key that signs the log, those it was before, and the one that is being changed to. */
final class LogKeyFile {
    static final String FILE = "log.key";
    private static final String NEXT = "log.next";
    private static final byte[] FIRST_MAGIC = magic("LARESLK1");
    private static final byte[] MAGIC = magic("LARESLK2");
    private static final byte[] NEXT_MAGIC = magic("LARESLN1");
    private static final int SIGNATURE_LENGTH = 64;

    private final List<byte[]> publicKeys = new ArrayList<>();
    private final List<KeyFiles.Change> changes = new ArrayList<>();

    private LogKeyFile() {}

    static LogKeyFile read(Path directory, List<SecretKey> wraps) throws IOException, RefusedException {
        // First: a gateway that runs removes it once its key is in the other file.
        List<byte[]> next = new MirroredKey(directory, NEXT).contents();
        LogKeyFile read = new MirroredKey(directory, FILE).read(file -> parse(file, wraps));
        if (!next.isEmpty()) {
            read.publicKeys.add(next(next, wraps));
        }
        return read;
    }

    static LogKeyFile parse(byte[] file, List<SecretKey> wraps) throws RefusedException {
        LogKeyFile read = new LogKeyFile();
        boolean first = begins(file, FIRST_MAGIC);
        int end = MAGIC.length + KeyFiles.WRAPPED_LENGTH;
        RefusedException.unless(
                first ? file.length == end : begins(file, MAGIC) && file.length > end + Integer.BYTES,
                "log.key is no log key");
        read.publicKeys.add(publicKey(seed(file, first ? FIRST_MAGIC : MAGIC, FILE, wraps)));
        if (!first) {
            read.readChanges(file, end);
        }
        return read;
    }

    /** The key in either of the two that is whole. */
    private static byte[] next(List<byte[]> either, List<SecretKey> wraps) throws RefusedException {
        RefusedException refused = new RefusedException("log.next is no log key");
        for (byte[] content : either) {
            try {
                RefusedException.unless(
                        content.length == MAGIC.length + KeyFiles.WRAPPED_LENGTH && begins(content, NEXT_MAGIC),
                        "log.next is no log key");
                return publicKey(seed(content, NEXT_MAGIC, NEXT, wraps));
            } catch (RefusedException e) {
                refused.addSuppressed(e);
            }
        }
        throw refused;
    }

    List<byte[]> publicKeys() {
        return List.copyOf(publicKeys);
    }

    List<KeyFiles.Change> changes() {
        return List.copyOf(changes);
    }

    private void readChanges(byte[] file, int from) throws RefusedException {
        int end = file.length - Integer.BYTES;
        CRC32C crc = new CRC32C();
        crc.update(file, 0, end);
        ByteBuffer in = ByteBuffer.wrap(file);
        RefusedException.unless(in.getInt(end) == (int) crc.getValue(), "log.key has a wrong checksum");
        in.position(from).limit(end);
        try {
            for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
                String origin = new String(taken(in, Short.toUnsignedInt(in.getShort())), StandardCharsets.US_ASCII);
                long entry = in.getLong();
                byte[] old = taken(in, KeyFiles.KEY_LENGTH);
                byte[] successor = taken(in, KeyFiles.KEY_LENGTH);
                in.get(new byte[SIGNATURE_LENGTH]);
                publicKeys.add(old);
                publicKeys.add(successor);
                changes.add(new KeyFiles.Change(origin, entry, HexFormat.of().formatHex(successor)));
            }
        } catch (BufferUnderflowException e) {
            throw new RefusedException("log.key ends too soon", e);
        }
        RefusedException.unless(!in.hasRemaining(), "log.key has bytes behind its last change");
    }

    private static byte[] seed(byte[] file, byte[] magic, String name, List<SecretKey> wraps) throws RefusedException {
        byte[] wrapped = Arrays.copyOfRange(file, magic.length, magic.length + KeyFiles.WRAPPED_LENGTH);
        return KeyFiles.unwrapped(wraps, magic, wrapped, name);
    }

    private static byte[] taken(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    private static byte[] magic(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean begins(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(Arrays.copyOf(file, magic.length), magic);
    }

    /** The JDK has no way from a seed to its public key but to make a pair from randomness that is the seed. */
    private static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new KnownBytes(seed));
            byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - KeyFiles.KEY_LENGTH, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    private static final class KnownBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] known;

        KnownBytes(byte[] known) {
            this.known = known.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(known, 0, bytes, 0, bytes.length);
        }
    }
}

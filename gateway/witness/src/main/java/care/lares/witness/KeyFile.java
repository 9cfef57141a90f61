// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.RefusedException;
import care.lares.journal.check.WitnessKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The witness's key on disk, two lines, mode 0600: the seed in base64, then the verifier key, which also says the
 * witness's name.
 */
final class KeyFile {
    private static final String FILE = "witness.key";
    private static final int SEED_LENGTH = 32;
    private static final int PUBLIC_LENGTH = 32;
    /** Random bytes in the name of a witness that was given none. */
    private static final int NAME_BYTES = 8;

    private KeyFile() {}

    /**
     * Reads the key, or makes it when there is none.
     *
     * @param name the witness's, empty when it does not matter or one is to be made up
     * @throws UnusableStateException when the file is damaged or of a witness of another name
     */
    static WitnessSigner in(Path directory, String name, SecureRandom random)
            throws IOException, UnusableStateException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            create(file, name.isEmpty() ? madeUp(random) : name, random);
        }
        WitnessSigner signer = read(file);
        if (!name.isEmpty() && !name.equals(signer.key().name())) {
            throw new UnusableStateException(file + " is the key of witness "
                    + signer.key().name() + ": leave --name out, or give another --data for " + name);
        }
        return signer;
    }

    private static void create(Path file, String name, SecureRandom random) throws IOException, UnusableStateException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] bare = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_LENGTH, encoded.length);
            String lines = Base64.getEncoder().encodeToString(seed) + "\n"
                    + WitnessKey.of(name, bare).text() + "\n";
            DurableFile.replaceSecret(file, lines.getBytes(StandardCharsets.UTF_8));
        } catch (RefusedException e) {
            throw new UnusableStateException("'" + name + "' cannot be a witness's name: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    private static WitnessSigner read(Path file) throws IOException, UnusableStateException {
        List<String> lines = Files.readString(file).lines().toList();
        try {
            byte[] seed = Base64.getDecoder().decode(lines.isEmpty() ? "" : lines.get(0));
            if (lines.size() != 2 || seed.length != SEED_LENGTH) {
                throw new UnusableStateException(file + " is no witness key: restore it from a backup");
            }
            PrivateKey secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            WitnessSigner signer = new WitnessSigner(WitnessKey.parse(lines.get(1)), secret);
            requirePair(signer, file);
            return signer;
        } catch (RefusedException | IllegalArgumentException | GeneralSecurityException e) {
            throw new UnusableStateException(file + " is damaged: restore it from a backup; " + e.getMessage(), e);
        }
    }

    /** Both halves belong together, or nobody could verify what is signed. */
    private static void requirePair(WitnessSigner signer, Path file) throws UnusableStateException {
        String body = "self-test\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        try {
            if (Notes.under(body, List.of(signer.cosign(body, 0)))
                    .cosignature(signer.key())
                    .isPresent()) {
                return;
            }
        } catch (RefusedException e) {
            throw new UnusableStateException(file + " is damaged: its two lines are not one key", e);
        }
        throw new UnusableStateException(file + " is damaged: its two lines are not one key");
    }

    private static String madeUp(SecureRandom random) {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return "witness.local/" + HexFormat.of().formatHex(bytes);
    }
}

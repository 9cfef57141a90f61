// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.sim.centre.proof.RefusedException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A C2SP verifier key: who may sign, and how it is checked.
 *
 * @param name of the log
 * @param id eight hexadecimal digits
 * @param text as it was given
 * @param key Ed25519
 */
public record VerifierKey(String name, String id, String text, PublicKey key) {
    private static final Pattern FORM = Pattern.compile("([^\\s+]{1,255})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{44,48})");
    private static final byte ED25519 = 1;
    /** What stands before the key in the id of a signature of no common kind. */
    private static final byte OTHER = (byte) 0xff;

    private static final String CHANGE = "lares/log-key/v1";
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    static final int ID_BYTES = 4;
    /** What X.509 has in front of the 32 bytes of an Ed25519 key. */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Reads {@code name+id+base64}. */
    public static VerifierKey parse(String text) throws RefusedException {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new RefusedException(Reason.MALFORMED, "a verifier key reads name+id+base64");
        }
        byte[] typed = Lines.bytes(form.group(3));
        if (typed.length != 1 + KEY_BYTES || typed[0] != ED25519) {
            throw new RefusedException(Reason.MALFORMED, "the verifier key of " + form.group(1) + " is not Ed25519");
        }
        if (!id(form.group(1), typed).equals(form.group(2))) {
            throw new RefusedException(Reason.MALFORMED, "the verifier key of " + form.group(1) + " has another's id");
        }
        return new VerifierKey(form.group(1), form.group(2), text.strip(), ed25519(typed));
    }

    /**
     * The key this one says signs its log from now on, when a signature line is its word on that: the line's id, the entry
     * that says so too (8), the new key (32), and this key's signature over label, log, entry and new key.
     */
    Optional<VerifierKey> successorIn(byte[] line) throws RefusedException {
        byte[] own = Lines.bytes(text.substring(name.length() + id.length() + 2));
        byte[] typed = ByteBuffer.allocate(1 + CHANGE.length() + KEY_BYTES)
                .put(OTHER)
                .put(CHANGE.getBytes(UTF_8))
                .put(own, 1, KEY_BYTES)
                .array();
        boolean says = line.length == ID_BYTES + Long.BYTES + KEY_BYTES + SIGNATURE_BYTES
                && HexFormat.of().formatHex(line, 0, ID_BYTES).equals(id(name, typed));
        if (!says) {
            return Optional.empty();
        }
        byte[] head = (CHANGE + '\n' + name + '\n').getBytes(UTF_8);
        int signed = Long.BYTES + KEY_BYTES;
        byte[] message = ByteBuffer.allocate(head.length + signed)
                .put(head)
                .put(line, ID_BYTES, signed)
                .array();
        if (!signed(message, Arrays.copyOfRange(line, ID_BYTES + signed, line.length))) {
            throw new RefusedException(Reason.UNSIGNED, "the change of the key of " + name + " does not verify");
        }
        byte[] next = ByteBuffer.allocate(1 + KEY_BYTES)
                .put(ED25519)
                .put(line, ID_BYTES + Long.BYTES, KEY_BYTES)
                .array();
        return Optional.of(
                parse(name + '+' + id(name, next) + '+' + Base64.getEncoder().encodeToString(next)));
    }

    private static String id(String name, byte[] typed) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((name + '\n').getBytes(UTF_8));
            return HexFormat.of().formatHex(sha256.digest(typed), 0, ID_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static PublicKey ed25519(byte[] typed) throws RefusedException {
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes(X509_HEAD);
        encoded.writeBytes(Arrays.copyOfRange(typed, 1, typed.length));
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new RefusedException(Reason.MALFORMED, "the verifier key is no point of the curve");
        }
    }

    /** Whether this key signed the text. */
    boolean signed(String text, byte[] signature) {
        return signed(text.getBytes(UTF_8), signature);
    }

    private boolean signed(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // Ed25519 has encodings that are no signature of anything.
        }
    }
}

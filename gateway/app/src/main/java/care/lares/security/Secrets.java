// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Secrets the gateway mints for devices and people. A minted secret cannot be guessed, so its plain SHA-256 is safe at
 * rest and cheap enough for every login.
 */
public final class Secrets {
    /** Length of a minted secret in characters: 26 × 5 bits = 130 bits. */
    public static final int LENGTH = 26;

    private static final int HALF_CODE = 4;

    /** 32 characters that nobody mistakes for another: no 0, 1, l, o; safe in URLs, shells and topics. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private final SecureRandom random;

    /** Mints from this source. */
    public Secrets(SecureRandom random) {
        this.random = random;
    }

    /** A new secret: shown once, never kept. */
    public String mint() {
        return random(LENGTH);
    }

    /**
     * A new code for a person to copy by hand, in two halves of {@value #HALF_CODE} characters: 40 bits, enough for
     * something that is good once, for minutes, and whose guesses are slowed down.
     */
    public String mintCode() {
        return random(HALF_CODE) + "-" + random(HALF_CODE);
    }

    private String random(int length) {
        StringBuilder secret = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }

    /** A secret that comes from a keyed hash instead of chance: of the same form and strength as a minted one. */
    static String spelled(byte[] hash) {
        StringBuilder secret = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            // 32 divides 256, so that every character is as likely as the others.
            secret.append(ALPHABET.charAt((hash[i] & 0xff) % ALPHABET.length()));
        }
        return secret.toString();
    }

    /** SHA-256 of a secret, 64 lower-case hexadecimal digits: what is kept. */
    public static String hash(String secret) {
        return HexFormat.of().formatHex(sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Whether a secret is the one with this hash; takes as long for a wrong one as for the right one.
     *
     * @param hash 64 lower-case hexadecimal digits; anything else matches no secret
     */
    public static boolean matches(String secret, String hash) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

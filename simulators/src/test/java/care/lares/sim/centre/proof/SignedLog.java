// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A log as RFC 9162 defines it, word for word and slowly, with a key of its own. */
public final class SignedLog {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    public final String origin;
    private KeyPair keys;
    private final StringBuilder changes = new StringBuilder();
    private final List<byte[]> leaves = new ArrayList<>();

    public SignedLog(String origin) throws GeneralSecurityException {
        this.origin = origin;
        this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    public SignedLog grow(int by) {
        for (int i = 0; i < by; i++) {
            leaves.add(sha256(new byte[] {0}, ("entry " + leaves.size()).getBytes(UTF_8)));
        }
        return this;
    }

    /** Another history under the same key, up to the same size. */
    public SignedLog forge() {
        leaves.set(0, sha256(new byte[] {0}, "something else".getBytes(UTF_8)));
        return this;
    }

    /** From now on signs with another key, to which the one it had gives way at an entry. */
    public SignedLog changeKey(long from) throws GeneralSecurityException {
        byte[] old = raw();
        KeyPair oldKeys = keys;
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] said = concat(ByteBuffer.allocate(Long.BYTES).putLong(from).array(), raw());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(oldKeys.getPrivate());
        signature.update(("lares/log-key/v1\n" + origin + '\n').getBytes(UTF_8));
        signature.update(said);
        byte[] label = "\0lares/log-key/v1".getBytes(UTF_8);
        label[0] = (byte) 0xff;
        byte[] id = HexFormat.of().parseHex(id(concat(label, old)));
        changes.append("\u2014 " + origin + ' ')
                .append(BASE64.encodeToString(concat(concat(id, said), signature.sign())))
                .append('\n');
        return this;
    }

    public int size() {
        return leaves.size();
    }

    public String verifierKey() throws GeneralSecurityException {
        byte[] typed = concat(new byte[] {1}, raw());
        return origin + '+' + id(typed) + '+' + BASE64.encodeToString(typed);
    }

    public String checkpoint(int size) throws GeneralSecurityException {
        String text = origin + '\n' + size + '\n' + BASE64.encodeToString(root(leaves.subList(0, size))) + '\n';
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(text.getBytes(UTF_8));
        byte[] id = HexFormat.of().parseHex(id(concat(new byte[] {1}, raw())));
        return text + "\n\u2014 " + origin + ' ' + BASE64.encodeToString(concat(id, signature.sign())) + '\n' + changes;
    }

    /** The root at this size, in hexadecimal digits. */
    public String root(int size) {
        return HexFormat.of().formatHex(root(leaves.subList(0, size)));
    }

    /** What is posted to a witness. */
    public String submission(int old, int size) throws GeneralSecurityException {
        return "old " + old + '\n'
                + proof(old, size).stream().map(hash -> hash + '\n').collect(Collectors.joining())
                + '\n' + checkpoint(size);
    }

    public List<String> proof(int old, int size) {
        return old == 0 || old == size
                ? List.of()
                : subproof(old, leaves.subList(0, size), true).stream()
                        .map(BASE64::encodeToString)
                        .toList();
    }

    private List<byte[]> subproof(int m, List<byte[]> tree, boolean whole) {
        int n = tree.size();
        if (m == n) {
            return whole ? List.of() : List.of(root(tree));
        }
        int k = split(n);
        List<byte[]> proof = new ArrayList<>();
        if (m <= k) {
            proof.addAll(subproof(m, tree.subList(0, k), whole));
            proof.add(root(tree.subList(k, n)));
        } else {
            proof.addAll(subproof(m - k, tree.subList(k, n), false));
            proof.add(root(tree.subList(0, k)));
        }
        return proof;
    }

    private static byte[] root(List<byte[]> tree) {
        int n = tree.size();
        if (n == 0) {
            return sha256();
        }
        int k = split(n);
        return n == 1 ? tree.get(0) : sha256(new byte[] {1}, root(tree.subList(0, k)), root(tree.subList(k, n)));
    }

    private static int split(int n) {
        return n <= 1 ? 0 : Integer.highestOneBit(n - 1);
    }

    private byte[] raw() {
        byte[] encoded = keys.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private String id(byte[] typed) {
        return HexFormat.of().formatHex(sha256((origin + '\n').getBytes(UTF_8), typed), 0, 4);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(concat(parts));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

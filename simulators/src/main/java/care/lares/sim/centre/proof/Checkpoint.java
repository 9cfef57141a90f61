// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.proof;

import care.lares.sim.centre.proof.RefusedException.Reason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a log says of itself: a C2SP tlog-checkpoint in a signed note.
 *
 * @param origin of the log
 * @param size entries
 * @param root of the tree over them, in lower-case hexadecimal digits
 * @param note as it was signed, signatures included
 */
public record Checkpoint(String origin, long size, String root, String note) {
    private static final String SIGNATURE = "\u2014 ";
    private static final int LINES = 3;
    /** Others may sign as well, but not for ever. */
    private static final int MAX_SIGNATURES = 64;

    /** Reads a note; whether it is signed is another question. */
    public static Checkpoint parse(String note) throws RefusedException {
        int end = note.indexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || note.indexOf('\r') >= 0) {
            throw new RefusedException(Reason.MALFORMED, "a checkpoint is three lines, an empty one, and signatures");
        }
        List<String> lines = List.of(note.substring(0, end).split("\n", -1));
        if (lines.size() < LINES || lines.get(0).isEmpty() || lines.stream().anyMatch(String::isEmpty)) {
            throw new RefusedException(Reason.MALFORMED, "a checkpoint has an origin, a size and a root");
        }
        return new Checkpoint(
                lines.get(0), Lines.number(lines.get(1)), HexFormat.of().formatHex(Lines.hash(lines.get(2))), note);
    }

    /** Whether it is the same tree. */
    boolean sameTree(Checkpoint other) {
        return size == other.size && root.equals(other.root);
    }

    /**
     * The key whose turn it is to sign: this one, or one it gave way to, as lines of the keys themselves say, signed by the
     * one that gave way.
     */
    VerifierKey signing(VerifierKey key) throws RefusedException {
        VerifierKey signing = key;
        for (int changes = 0; changes < MAX_SIGNATURES && key.name().equals(origin); changes++) {
            Optional<VerifierKey> next = successor(signing);
            if (next.isEmpty()) {
                break;
            }
            signing = next.get();
        }
        return signing;
    }

    private Optional<VerifierKey> successor(VerifierKey key) throws RefusedException {
        String own = SIGNATURE + origin + ' ';
        for (String line : note.substring(note.indexOf("\n\n") + 2)
                .lines()
                .limit(MAX_SIGNATURES)
                .toList()) {
            byte[] said = line.startsWith(own) ? Lines.bytes(line.substring(own.length())) : new byte[0];
            Optional<VerifierKey> next = key.successorIn(said);
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    /** Refuses it unless this key signed it, exactly once. */
    public void requireSignatureOf(VerifierKey key) throws RefusedException {
        int end = note.indexOf("\n\n") + 1;
        String text = note.substring(0, end);
        List<String> lines =
                note.substring(end + 1).lines().limit(MAX_SIGNATURES + 1L).toList();
        if (lines.size() > MAX_SIGNATURES) {
            throw new RefusedException(Reason.MALFORMED, "more than " + MAX_SIGNATURES + " signatures");
        }
        String own = SIGNATURE + key.name() + ' ';
        int good = 0;
        for (String line : lines) {
            if (!line.startsWith(SIGNATURE)) {
                throw new RefusedException(Reason.MALFORMED, "a line behind the text is no signature");
            }
            byte[] signature = line.startsWith(own) ? Lines.bytes(line.substring(own.length())) : new byte[0];
            if (signature.length <= VerifierKey.ID_BYTES
                    || !HexFormat.of()
                            .formatHex(signature, 0, VerifierKey.ID_BYTES)
                            .equals(key.id())) {
                continue;
            }
            if (!key.signed(text, Arrays.copyOfRange(signature, VerifierKey.ID_BYTES, signature.length))) {
                throw new RefusedException(Reason.UNSIGNED, "the signature of " + key.name() + " does not verify");
            }
            good++;
        }
        if (good != 1) {
            throw new RefusedException(Reason.UNSIGNED, good + " signatures of " + key.name() + " instead of one");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a log sends to a witness, C2SP {@code tlog-witness}: a new checkpoint, and the proof that it continues the one
 * the witness has.
 *
 * @param oldSize number of leaves the witness is thought to have seen, at most those of the checkpoint
 * @param proof consistency proof from there
 * @param checkpoint the new one; nothing is said of its signatures yet
 */
public record AddCheckpoint(long oldSize, List<byte[]> proof, SignedCheckpoint checkpoint) {
    /** Longest request in bytes: the longest checkpoint, and the proof lines of the tallest tree. */
    public static final int MAX_BYTES = SignedCheckpoint.MAX_LENGTH + 4_096;

    private static final String OLD = "old ";

    /** Copies the proof. */
    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /**
     * Reads a request.
     *
     * @throws RefusedException at the first thing that is not in its one form, or when the old size is beyond the new
     */
    public static AddCheckpoint parse(byte[] body) throws RefusedException {
        RefusedException.unless(body.length <= MAX_BYTES, "request is longer than " + MAX_BYTES + " bytes");
        String text = Strict.utf8(body, "request");
        int blank = text.indexOf("\n\n");
        RefusedException.unless(blank > 0, "request has no empty line before its checkpoint");
        String[] lines = text.substring(0, blank).split("\n", -1);
        RefusedException.unless(lines[0].startsWith(OLD), "request does not begin with the old size");
        long oldSize = Strict.number(lines[0].substring(OLD.length()), "old size");
        RefusedException.unless(lines.length - 1 <= LogProof.MAX_HASHES, "consistency proof is too long");
        List<byte[]> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Strict.base64(lines[i], Sha256.LENGTH, "hash " + i + " of the proof"));
        }
        SignedCheckpoint checkpoint = SignedCheckpoint.parseAnyLog(text.substring(blank + 2));
        RefusedException.unless(
                oldSize <= checkpoint.size(),
                "old size " + oldSize + " is beyond the checkpoint's " + checkpoint.size());
        return new AddCheckpoint(oldSize, proof, checkpoint);
    }

    /**
     * Asserts that the checkpoint continues a tree of the old size.
     *
     * @param oldRoot that tree's root; of no use when the old size is 0
     * @throws RefusedException when it does not, or the proof does not show it
     */
    public void requireContinues(byte[] oldRoot) throws RefusedException {
        if (oldSize > 0) {
            Proofs.consistency(oldSize, oldRoot, checkpoint.size(), checkpoint.root(), proof);
            return;
        }
        RefusedException.unless(proof.isEmpty(), "there is a proof, but nothing to prove from old size 0");
        RefusedException.unless(
                checkpoint.size() > 0 || Arrays.equals(checkpoint.root(), Sha256.of()),
                "checkpoint of no leaves has another root than the empty tree");
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.proof;

import care.lares.sim.centre.proof.RefusedException.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of C2SP tlog-witness {@code add-checkpoint}.
 *
 * @param old size of the tree its sender believes us to hold
 * @param proof that the new tree continues it
 * @param checkpoint the new tree
 */
public record Submission(long old, List<byte[]> proof, Checkpoint checkpoint) {
    private static final String OLD = "old ";
    /** No two trees are further apart than a size has bits. */
    private static final int MAX_PROOF = 63;

    /** Copies the proof. */
    public Submission {
        proof = List.copyOf(proof);
    }

    /** Reads one; nothing is believed yet. */
    public static Submission parse(String body) throws RefusedException {
        int head = body.indexOf("\n\n");
        if (head < 0 || !body.startsWith(OLD)) {
            throw new RefusedException(
                    Reason.MALFORMED, "the body is 'old SIZE', proof lines, an empty line, and a checkpoint");
        }
        List<String> lines = List.of(body.substring(0, head).split("\n", -1));
        if (lines.size() - 1 > MAX_PROOF) {
            throw new RefusedException(Reason.MALFORMED, "a proof of more than " + MAX_PROOF + " hashes");
        }
        List<byte[]> proof = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            proof.add(Lines.hash(line));
        }
        long old = Lines.number(lines.get(0).substring(OLD.length()));
        Checkpoint checkpoint = Checkpoint.parse(body.substring(head + 2));
        if (old > checkpoint.size()) {
            throw new RefusedException(
                    Reason.MALFORMED, "old size " + old + " is beyond the checkpoint's " + checkpoint.size());
        }
        return new Submission(old, proof, checkpoint);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Evidence for one record of a log, C2SP {@code tlog-proof}: read strictly, so that one proof has one form. */
public final class LogProof {
    /** Longest receipt in bytes: an entry of 64 kB, a path of 63 hashes and a checkpoint. */
    public static final int MAX_BYTES = 262_144;
    /** Most hashes: the height of the largest tree there can be. */
    static final int MAX_HASHES = 63;

    private static final String MAGIC = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int FIRST_HASH_LINE = 3;

    private final long index;
    private final byte[] extra;
    private final List<byte[]> path;
    private final SignedCheckpoint checkpoint;

    private LogProof(long index, byte[] extra, List<byte[]> path, SignedCheckpoint checkpoint) {
        this.index = index;
        this.extra = extra;
        this.path = path;
        this.checkpoint = checkpoint;
    }

    /**
     * Reads a proof that has extra data.
     *
     * @throws RefusedException at the first thing that is not in its one form
     */
    public static LogProof parse(byte[] bytes) throws RefusedException {
        RefusedException.unless(bytes.length <= MAX_BYTES, "receipt is longer than " + MAX_BYTES + " bytes");
        String text = Strict.utf8(bytes, "receipt");
        int blank = text.indexOf("\n\n");
        RefusedException.unless(blank >= 0, "receipt has no empty line before its checkpoint");
        String[] lines = text.substring(0, blank).split("\n", -1);
        RefusedException.unless(lines[0].equals(MAGIC), "receipt does not begin with " + MAGIC);
        RefusedException.unless(
                lines.length >= FIRST_HASH_LINE && lines[1].startsWith(EXTRA), "receipt has no extra data");
        RefusedException.unless(lines[2].startsWith(INDEX), "receipt has no index");
        byte[] extra = Strict.base64(lines[1].substring(EXTRA.length()), "extra data");
        long index = Strict.number(lines[2].substring(INDEX.length()), "index");
        return new LogProof(index, extra, path(lines), SignedCheckpoint.parse(text.substring(blank + 2)));
    }

    /** Index of the record. */
    public long index() {
        return index;
    }

    /** What opens the record. */
    public Opening opening() throws RefusedException {
        return Opening.parse(extra, checkpoint.origin(), index);
    }

    /** The log it was in. */
    public SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    /**
     * Asserts that a leaf is at the index under the checkpoint's root.
     *
     * @throws RefusedException when it is not
     */
    public void verify(byte[] leafHash) throws RefusedException {
        byte[] root = Proofs.root(leafHash, index, checkpoint.size(), path);
        RefusedException.unless(Arrays.equals(root, checkpoint.root()), "entry is not under the checkpoint's root");
    }

    private static List<byte[]> path(String[] lines) throws RefusedException {
        RefusedException.unless(lines.length - FIRST_HASH_LINE <= MAX_HASHES, "inclusion proof is too long");
        List<byte[]> path = new ArrayList<>();
        for (int i = FIRST_HASH_LINE; i < lines.length; i++) {
            path.add(Strict.base64(lines[i], Sha256.LENGTH, "hash " + (i - FIRST_HASH_LINE + 1) + " of the proof"));
        }
        return List.copyOf(path);
    }
}

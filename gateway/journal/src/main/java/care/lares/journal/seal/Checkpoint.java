// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.util.Base64;

/** A log at one size, as C2SP {@code tlog-checkpoint} writes it: what is signed. */
public final class Checkpoint {
    private final String origin;
    private final long size;
    private final byte[] root;

    /**
     * States a log's size and root.
     *
     * @param origin the log's name
     * @param size number of leaves
     * @param root 32 bytes
     */
    public Checkpoint(String origin, long size, byte[] root) {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0 || root.length != Sha256.LENGTH) {
            throw new IllegalArgumentException("no checkpoint: origin, size or root cannot be");
        }
        this.origin = origin;
        this.size = size;
        this.root = root.clone();
    }

    /**
     * Reads {@link #body()} back.
     *
     * @throws MalformedNoteException when it is anything but three such lines
     */
    public static Checkpoint parse(String body) throws MalformedNoteException {
        String[] lines = body.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw new MalformedNoteException("a checkpoint has three lines");
        }
        try {
            Checkpoint checkpoint = new Checkpoint(
                    lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
            if (checkpoint.body().equals(body)) {
                return checkpoint;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedNoteException("no checkpoint: origin, size or root cannot be", e);
        }
        throw new MalformedNoteException("a checkpoint's number or base64 is not in its one form");
    }

    /** The log's name. */
    public String origin() {
        return origin;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** Root hash, 32 bytes. */
    public byte[] root() {
        return root.clone();
    }

    /** Origin, size and root, a line each. */
    public String body() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }
}

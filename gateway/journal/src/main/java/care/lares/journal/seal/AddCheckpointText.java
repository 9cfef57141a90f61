// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.util.Base64;
import java.util.List;

/** Writes what a log sends to a witness: the {@code add-checkpoint} request of C2SP {@code tlog-witness}. */
public final class AddCheckpointText {
    private AddCheckpointText() {}

    /**
     * A request.
     *
     * @param oldSize number of leaves the witness has seen, 0 when none
     * @param proof consistency proof from there to the checkpoint, without hashes when there is nothing to prove
     * @param note the signed checkpoint
     */
    public static String of(long oldSize, List<byte[]> proof, String note) {
        StringBuilder text = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(
                hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return text.append('\n').append(note).toString();
    }
}

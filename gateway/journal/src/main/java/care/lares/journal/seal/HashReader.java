// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.io.IOException;

/** Answers hashes of perfect subtrees. */
@FunctionalInterface
public interface HashReader {
    /**
     * The hash of a node all of whose leaves exist.
     *
     * @param height 0 for leaves
     * @param index position among the nodes of that height
     * @throws IOException when what holds it cannot be read
     */
    byte[] hash(int height, long index) throws IOException;
}

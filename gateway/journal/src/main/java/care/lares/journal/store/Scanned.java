// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Ending;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.MerkleTree;
import java.util.List;
import java.util.Optional;

/**
 * What reading an origin's structure found.
 *
 * @param from where its living state begins
 * @param tree of all leaves that are there
 * @param sure how many of them would survive a power cut even when this start could make nothing safe
 * @param newestSegment number, 0 when there is none
 * @param newestCrc what the next segment's header names
 * @param sealings how often it was sealed
 * @param newest the newest checkpoint known
 * @param sealed the newest checkpoint, when proofs can be made for it
 * @param published whether that is the published one
 * @param broken why it cannot go on, in words
 * @param ending why it is not extended though nothing else is wrong with it
 * @param findings what was wrong and what was done about it, in words
 */
record Scanned(
        SnapshotSearch from,
        MerkleTree tree,
        long sure,
        int newestSegment,
        int newestCrc,
        long sealings,
        Optional<Checkpoint> newest,
        Optional<Sealed> sealed,
        boolean published,
        Optional<String> broken,
        Optional<Ending> ending,
        List<String> findings) {
    /** The same of an origin that cannot go on for this reason. */
    Scanned brokenBy(String reason) {
        return new Scanned(
                from,
                tree,
                sure,
                newestSegment,
                newestCrc,
                sealings,
                newest,
                sealed,
                published,
                Optional.of(reason),
                Optional.empty(),
                findings);
    }
}

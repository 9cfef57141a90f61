// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor;

import care.lares.journal.PublishedCheckpoint;

/**
 * A place outside the box that is shown checkpoints: a witness, a ledger. Used by one thread.
 *
 * <p>What is about to be sent and what came back is written to the {@link care.lares.sync.Diary} by the anchor itself.
 */
public interface Anchor {
    /** Its name in logs, alarms and entries. */
    String name();

    /**
     * Shows it a checkpoint, after going on with an earlier one that is still on its way there. Blocks as long as a few
     * exchanges take. Showing the same one again is how it is looked after: {@link Answer} says when that is over.
     *
     * @param newest a checkpoint that was published
     * @throws InterruptedException when the gateway closes
     */
    Answer show(PublishedCheckpoint newest) throws InterruptedException;
}

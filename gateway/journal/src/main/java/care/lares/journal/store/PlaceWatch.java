// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.log.SegmentChain;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.time.Duration;

/**
 * Looks now and then whether what is written to stands where the next start will look for it: an open file takes bytes and
 * forces them also after it was unlinked, and a directory that was moved away takes its lock along. For the writer's thread.
 */
final class PlaceWatch {
    /** So much is acknowledged at most before anybody notices; a look costs five calls to storage. */
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** How long nothing is written until it is looked all the same: an alarm that cannot be kept is known before it comes. */
    static final Duration WHILE_IDLE = Duration.ofSeconds(30);

    private final Storage storage;
    private final Claim claim;
    private final KeyPlace keys;
    private final SegmentChain chain;
    private final Ticks ticks;
    private long lookedAt;

    PlaceWatch(Storage storage, Claim claim, KeyPlace keys, SegmentChain chain, Ticks ticks) {
        this.storage = storage;
        this.claim = claim;
        this.keys = keys;
        this.chain = chain;
        this.ticks = ticks;
        this.lookedAt = ticks.nanos();
    }

    /** Whether nobody has looked for so long, or what was looked for is not there. */
    boolean due() {
        return ticks.nanos() - lookedAt >= WHILE_IDLE.toNanos();
    }

    /** Throws when something was taken away, and again at every call until it is there. */
    void look() throws IOException {
        long now = ticks.nanos();
        if (now - lookedAt >= EVERY.toNanos()) {
            claim.look(storage);
            keys.look();
            chain.look();
            lookedAt = now;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.StorageFault;
import care.lares.journal.h2.BrokenIndexException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps the index from being open, and what is to be done: wait, or make it again. One that is not what was written
 * is made again. One that storage would not let be used is kept as long as there is hope, since making it again wears the
 * card; a full or read-only card would not take another one either.
 */
final class IndexTrouble {
    /** Failures in a row after which a file that cannot be used is replaced: it may lie on a bad spot. */
    private static final int HOPELESS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(IndexTrouble.class);

    private String reason = "";
    private boolean remakes;
    private boolean waits;
    private int failures;

    /** Whether the next one is made from the log. */
    boolean remakes() {
        return remakes;
    }

    /** Whether storage failed last: then it costs nothing to try again soon. */
    boolean waits() {
        return waits;
    }

    /** It is open. */
    void over() {
        if (!reason.isEmpty()) {
            LOG.info("index is open again");
        }
        reason = "";
        remakes = false;
    }

    /** It had been open for long: what failed before is forgotten. */
    void held() {
        failures = Math.min(failures, 1);
    }

    /** The database could not be used; answers what it waits for, nothing when it is made again at once. */
    String broke(BrokenIndexException e) {
        Optional<IOException> storage = e.storage();
        if (storage.isPresent()) {
            return waits(storage.get());
        }
        failures = 0;
        remakes = true;
        waits = false;
        told("damaged", e);
        return "";
    }

    /** Storage failed; answers why. Where it is the log that it does not read, another index would be no better. */
    String waits(IOException e) {
        failures += e instanceof UnreadLogException ? 0 : 1;
        waits = true;
        StorageFault fault = StorageFault.of(e);
        boolean replaceable = fault == StorageFault.BROKEN || fault == StorageFault.IN_USE;
        if (failures >= HOPELESS && replaceable) {
            failures = 0;
            remakes = true;
        }
        return told(StorageFault.reason(e), e);
    }

    /** The program failed; answers nothing, since another index may do better. */
    String wrong(RuntimeException e) {
        remakes = true;
        waits = false;
        told("a fault of the program", e);
        return "";
    }

    /** The same reason is told once: it may be looked for every few seconds for days. */
    private String told(String why, Exception e) {
        if (why.equals(reason)) {
            LOG.debug("index still cannot be used", e);
        } else {
            LOG.warn("index cannot be used reason={} remade={}", why, remakes, e);
        }
        reason = why;
        return why;
    }
}

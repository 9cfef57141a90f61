// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.GuardedStorage;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Storage that hangs from some call of a sort on, until it is let go: then everything that hung comes about, late. */
final class HangingStorage extends GuardedStorage {
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final int from;
    private final int fromRead;

    private HangingStorage(Storage storage, int from, int fromRead) {
        super(storage);
        this.from = from;
        this.fromRead = fromRead;
    }

    /** Hangs at the change of this number, from 1, and at all after it. */
    HangingStorage(Storage storage, int from) {
        this(storage, from, Integer.MAX_VALUE);
    }

    /** Hangs at the read of this number, from 1, and at all calls after it. */
    static HangingStorage atRead(Storage storage, int from) {
        return new HangingStorage(storage, Integer.MAX_VALUE, from);
    }

    /** How many changes were asked for so far. */
    int changes() {
        return changes.get();
    }

    /** How many reads were asked for so far. */
    int reads() {
        return reads.get();
    }

    void letGo() {
        hanging.countDown();
    }

    @Override
    protected void before(Call call) throws IOException {
        if (call == Call.CLOSE) {
            return;
        }
        int read = call == Call.READ ? reads.incrementAndGet() : reads.get();
        int change = call == Call.READ ? 0 : changes.incrementAndGet();
        if (change >= from || read >= fromRead) {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts what hangs", e);
            }
        }
    }
}

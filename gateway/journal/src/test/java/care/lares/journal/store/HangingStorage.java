// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.GuardedStorage;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Storage that hangs from some change on, until it is let go: then everything that hung comes about, late. */
final class HangingStorage extends GuardedStorage {
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicInteger changes = new AtomicInteger();
    private final int from;

    /** Hangs at the change of this number, from 1, and at all after it. */
    HangingStorage(Storage storage, int from) {
        super(storage);
        this.from = from;
    }

    /** How many changes were asked for so far. */
    int changes() {
        return changes.get();
    }

    void letGo() {
        hanging.countDown();
    }

    @Override
    protected void before(Call call) throws IOException {
        if (call != Call.READ && call != Call.CLOSE && changes.incrementAndGet() >= from) {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts what hangs", e);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/** A disk that makes nothing durable while a test holds it: as slow as it gets without failing. */
final class HeldDisk extends GuardedStorage {
    private final Semaphore free = new Semaphore(1);

    HeldDisk() {
        super(new FileStorage());
    }

    void hold() throws InterruptedException {
        free.acquire();
    }

    void release() {
        free.release();
    }

    @Override
    protected void before(Call call) throws IOException {
        if (call == Call.FORCE) {
            free.acquireUninterruptibly();
            free.release();
        }
    }
}

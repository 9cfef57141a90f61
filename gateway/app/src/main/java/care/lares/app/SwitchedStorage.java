// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.log.GuardedStorage;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Storage that a test can make fail, fill or slow down while the gateway runs. Any thread may switch it. */
final class SwitchedStorage extends GuardedStorage {
    /** How long one force takes on a slow disk: a worn SD card's bad second. */
    static final Duration SLOW_FORCE = Duration.ofSeconds(1);

    private volatile State state = State.OK;

    SwitchedStorage(Storage real) {
        super(real);
    }

    /** How it behaves. */
    enum State {
        OK,
        /** Nothing can be written or read. */
        FAIL,
        /** Nothing more can be written; what is there can be read. */
        FULL,
        /** Everything works; making it durable takes {@link #SLOW_FORCE} more. */
        SLOW
    }

    void become(State next) {
        state = next;
    }

    @Override
    protected void before(Call call) throws IOException {
        State now = state;
        boolean touchesTheDisk = call != Call.LOCK && call != Call.CLOSE;
        if (now == State.FAIL && touchesTheDisk) {
            throw new IOException("Input/output error");
        } else if (now == State.FULL && call == Call.WRITE) {
            throw new IOException("No space left on device");
        } else if (now == State.SLOW && call == Call.FORCE) {
            LockSupport.parkNanos(SLOW_FORCE.toNanos());
        }
    }
}

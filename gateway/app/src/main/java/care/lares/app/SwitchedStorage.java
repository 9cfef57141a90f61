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

    /** How long one force takes on a card that stalls: what ordinary cards do while they tidy up. */
    static final Duration STALLED_FORCE = Duration.ofMillis(200);

    private volatile State state = State.OK;

    SwitchedStorage(Storage real) {
        super(real);
    }

    /** How it behaves. */
    enum State {
        OK,
        /** Nothing can be written or read. */
        FAIL,
        /** The next change fails, nothing after it. */
        FAIL_ONCE,
        /** Nothing more can be written; what is there can be read. */
        FULL,
        /** Nothing can be changed or made durable; what is there can be read. */
        READ_ONLY,
        /** Everything works; making it durable takes {@link #SLOW_FORCE} more. */
        SLOW,
        /** Everything works; making it durable takes {@link #STALLED_FORCE} more. */
        STALL
    }

    synchronized void become(State next) {
        state = next;
    }

    /** Whether the one call that fails is this one. */
    private synchronized boolean isTheOne() {
        boolean one = state == State.FAIL_ONCE;
        state = one ? State.OK : state;
        return one;
    }

    @Override
    protected void before(Call call) throws IOException {
        boolean changes = call == Call.WRITE || call == Call.CHANGE || call == Call.FORCE;
        switch (state) {
            case OK -> {}
            case FAIL -> refuse(call != Call.LOCK && call != Call.CLOSE, "Input/output error");
            case FAIL_ONCE -> refuse(changes && isTheOne(), "Input/output error");
            case FULL -> refuse(call == Call.WRITE, "No space left on device");
            case READ_ONLY -> refuse(changes, "Read-only file system");
            case SLOW -> stall(call, SLOW_FORCE);
            case STALL -> stall(call, STALLED_FORCE);
        }
    }

    private static void refuse(boolean refused, String reason) throws IOException {
        if (refused) {
            throw new IOException(reason);
        }
    }

    private static void stall(Call call, Duration time) {
        if (call == Call.FORCE) {
            LockSupport.parkNanos(time.toNanos());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;
import care.lares.journal.log.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** The real file system, except that chosen calls fail; a write that fails has written half. */
final class FaultyStorage extends GuardedStorage {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile IntPredicate fails;
    private final String reason;

    /**
     * Fails calls by their number, from 1.
     *
     * @param reason what the file system says then
     */
    FaultyStorage(String reason, IntPredicate fails) {
        super(new FileStorage());
        this.reason = reason;
        this.fails = fails;
    }

    int calls() {
        return calls.get();
    }

    void failing(IntPredicate now) {
        fails = now;
    }

    @Override
    protected void before(Call call) throws IOException {
        if (fails.test(calls.incrementAndGet())) {
            throw new IOException(reason);
        }
    }

    @Override
    protected void write(StoredFile file, ByteBuffer bytes, long position) throws IOException {
        try {
            super.write(file, bytes, position);
        } catch (IOException failed) {
            ByteBuffer half = bytes.duplicate();
            file.write(half.limit(half.position() + half.remaining() / 2), position);
            throw failed;
        }
    }
}

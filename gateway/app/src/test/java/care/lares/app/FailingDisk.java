// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;
import java.io.IOException;
import java.util.Set;

/** The machine's own file system until the test breaks it: then nothing can be changed or made durable, or nothing be read, any more. */
final class FailingDisk extends GuardedStorage {
    private final Set<Call> broken;
    private volatile String error = "";

    FailingDisk() {
        this(Set.of(Call.WRITE, Call.CHANGE, Call.FORCE));
    }

    private FailingDisk(Set<Call> broken) {
        super(new FileStorage());
        this.broken = broken;
    }

    /** One of which nothing can be read while it fails. */
    static FailingDisk ofReads() {
        return new FailingDisk(Set.of(Call.READ));
    }

    void fail(String how) {
        error = how;
    }

    void heal() {
        error = "";
    }

    @Override
    protected void before(Call call) throws IOException {
        String how = error;
        if (!how.isEmpty() && broken.contains(call)) {
            throw new IOException(how);
        }
    }
}

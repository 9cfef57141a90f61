// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;
import java.io.IOException;
import java.util.Set;

/** The machine's own file system until the test breaks it: then nothing can be changed or made durable any more. */
final class FailingDisk extends GuardedStorage {
    private static final Set<Call> BROKEN = Set.of(Call.WRITE, Call.CHANGE, Call.FORCE);

    private volatile String error = "";

    FailingDisk() {
        super(new FileStorage());
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
        if (!how.isEmpty() && BROKEN.contains(call)) {
            throw new IOException(how);
        }
    }
}

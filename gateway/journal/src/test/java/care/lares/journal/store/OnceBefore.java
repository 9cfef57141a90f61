// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;

/** Lets something happen just before keys are written next. */
final class OnceBefore extends GuardedStorage {
    private volatile Runnable once = () -> {};

    OnceBefore() {
        super(new FileStorage());
    }

    /** From now on this happens before the next such call, once. */
    void once(Runnable what) {
        once = what;
    }

    @Override
    protected void before(Call call) {
        if (call == Call.WRITE && Thread.currentThread().getName().equals("journal-keys")) {
            Runnable now = once;
            once = () -> {};
            now.run();
        }
    }
}

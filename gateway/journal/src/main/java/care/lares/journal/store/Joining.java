// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

/** Waits for the journal's threads. */
final class Joining {
    private Joining() {}

    /** Returns when it has ended: whoever is interrupted meanwhile stays so, and waits all the same. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

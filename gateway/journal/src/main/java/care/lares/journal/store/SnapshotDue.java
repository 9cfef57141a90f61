// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

/** Whether the log would like a snapshot: asked for by the writer, answered by the pipeline. */
final class SnapshotDue {
    private boolean wanted = true;
    private int coming;

    /** Whether one should be given now. */
    synchronized boolean asked() {
        return wanted && coming == 0;
    }

    /** One has been queued. */
    synchronized void coming() {
        coming++;
    }

    /** The log would like one. */
    synchronized void want() {
        wanted = true;
    }

    /** The one queued first was dealt with. */
    synchronized void settled() {
        wanted = false;
        coming--;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.JournalListener;

/**
 * Tells the index, too, how far the log would survive a power cut, and tells it first: whoever is acknowledged finds what
 * was acknowledged.
 *
 * @param listener who is told as well
 * @param index reads up to there
 */
record IndexedToo(JournalListener listener, JournalIndex index) implements JournalListener {
    @Override
    public void durable(long size) {
        index.durable(size);
        listener.durable(size);
    }

    @Override
    public void failing(String reason) {
        listener.failing(reason);
    }

    @Override
    public void recovered() {
        listener.recovered();
    }
}

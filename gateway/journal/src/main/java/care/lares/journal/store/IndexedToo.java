// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.JournalListener;

/**
 * Tells the index, too, how far the log would survive a power cut, and tells it first: whoever is acknowledged finds what
 * was acknowledged.
 *
 * @param listener who is told as well
 * @param index reads up to there
 * @param ordinal of the log that is written
 * @param base how many entries were given to logs before it in this life
 */
record IndexedToo(JournalListener listener, JournalIndex index, int ordinal, long base) implements JournalListener {
    @Override
    public void durable(long size) {
        index.durable(new Extent(ordinal, size));
        listener.durable(base + size);
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

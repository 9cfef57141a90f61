// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Entry;
import care.lares.journal.JournalListener;
import care.lares.journal.Replay;
import care.lares.journal.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Hears everything a journal tells, and lets a test wait for it. */
final class Listening implements Replay, JournalListener {
    /** Longest time a test waits, seconds: two shared cores. */
    private static final long PATIENCE_SECONDS = 120;

    final List<Entry> restated = new ArrayList<>();
    final TreeMap<Long, Entry> entries = new TreeMap<>();
    final List<String> damages = new ArrayList<>();
    final List<Subject> erased = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();
    private long durable;

    @Override
    public synchronized void restated(Entry entry) {
        restated.add(entry);
    }

    @Override
    public synchronized void entry(long seq, Entry entry) {
        if (entries.put(seq, entry) != null) {
            throw new AssertionError("entry " + seq + " was told twice");
        }
    }

    @Override
    public synchronized void damaged(String finding) {
        damages.add(finding);
    }

    @Override
    public synchronized void erased(Subject subject) {
        erased.add(subject);
    }

    @Override
    public synchronized void durable(long size) {
        if (size <= durable) {
            throw new AssertionError("durable went from " + durable + " to " + size);
        }
        durable = size;
        notifyAll();
    }

    @Override
    public synchronized void failing(String reason) {
        troubles.add("failing: " + reason);
        notifyAll();
    }

    @Override
    public synchronized void recovered() {
        troubles.add("recovered");
        notifyAll();
    }

    synchronized long durable() {
        return durable;
    }

    synchronized void awaitDurable(long size) {
        await(() -> durable >= size);
    }

    synchronized void awaitTroubles(int count) {
        await(() -> troubles.size() >= count);
    }

    private void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("waited in vain; durable=" + durable + " troubles=" + troubles);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

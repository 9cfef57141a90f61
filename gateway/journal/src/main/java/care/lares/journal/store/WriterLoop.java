// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.KeyVault;
import care.lares.domain.Ticks;
import care.lares.journal.Entry;
import care.lares.journal.JournalListener;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeySort;
import care.lares.journal.log.CommitQueue;
import care.lares.journal.log.Frame;
import care.lares.journal.log.FrameBuffer;
import care.lares.journal.log.SegmentChain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's writer thread: everything waiting goes into one write and one force, then the listener is told, then the
 * tree grows; checkpoints ride on the next force. Never interrupted, since that would close the files.
 */
final class WriterLoop implements Runnable {
    /** Frames in one batch, bytes, from which on the rest waits for the next: bounds memory and the time of a force. */
    private static final int FULL_BATCH_BYTES = 1 << 20;
    /** How long a snapshot that failed is not asked for again. */
    private static final Duration SNAPSHOT_RESPITE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(WriterLoop.class);

    private final CommitQueue queue;
    private final SegmentChain chain;
    private final PlaceWatch watch;
    private final EntryWriter writer;
    private final String origin;
    private final KeyVault vault;
    private final Sealing sealing;
    private final ProofDesk desk;
    private final SnapshotDue due;
    private final Keeping keeping;
    private final Trouble trouble;
    private final JournalListener listener;
    private final JournalSettings settings;
    private final Ticks ticks;
    private final FrameBuffer frames = new FrameBuffer();
    private final List<byte[]> commitments = new ArrayList<>();
    private final List<Entry> evidence = new ArrayList<>();
    private final Map<Long, KeyRotated> keyChanges = new LinkedHashMap<>();
    private Optional<String> ratchet = Optional.empty();
    private final List<Entry> first;
    private Optional<Sealed> riding = Optional.empty();
    private boolean begun;
    private boolean snapshotted;
    private long snapshotAt;
    private long snapshotRespiteUntil;
    private boolean complete;
    private volatile long durable;

    /**
     * A writer of one log.
     *
     * @param trouble hears when storage fails
     * @param first written before what is queued
     */
    WriterLoop(
            Opened opened,
            CommitQueue queue,
            EntryWriter writer,
            JournalListener listener,
            Trouble trouble,
            List<Entry> first) {
        this.first = List.copyOf(first);
        this.queue = queue;
        this.chain = opened.chain();
        KeyPlace keys = new KeyPlace(opened.storage(), opened.directory(), opened.vault());
        this.watch = new PlaceWatch(opened.storage(), opened.claim(), keys, opened.chain(), opened.ticks());
        this.writer = writer;
        this.origin = opened.origin();
        this.vault = opened.vault();
        this.sealing = opened.sealing();
        this.desk = opened.desk();
        this.due = opened.due();
        this.keeping = opened.keeping();
        this.trouble = trouble;
        this.listener = listener;
        this.settings = opened.settings();
        this.ticks = opened.ticks();
        this.durable = opened.size();
        this.snapshotAt = ticks.nanos();
        this.snapshotRespiteUntil = ticks.nanos();
    }

    @Override
    public void run() {
        try {
            boolean more = begin();
            while (more) {
                more = step();
            }
        } catch (Throwable e) {
            // Errors too: whoever waits for this thread must hear that it ended, whatever ended it.
            LOG.error("journal writer stopped", e);
            trouble.stopped(e);
        } finally {
            chain.close();
        }
    }

    /** Whether everything that was queued has been written, and nothing more will be. */
    boolean complete() {
        return complete;
    }

    /** Number of entries that would survive a power cut. */
    long durable() {
        return durable;
    }

    /** Does what is waiting, without waiting for more; false when that was the last. */
    boolean stepNow() {
        if (!begin()) {
            return false;
        }
        queue.wake();
        return step();
    }

    /** Writes what comes before the queue, once; false when it gave up because the journal is closing. */
    private boolean begin() {
        boolean before = begun;
        begun = true;
        return before || commit(first, 0);
    }

    /** Does what is waiting; false when that was the last. */
    private boolean step() {
        if (sealing.due(ticks.nanos())) {
            queue.wake();
        }
        CommitQueue.Taken taken = queue.take(untilSomethingIsDue());
        frames.clear();
        if (sealing.due(ticks.nanos()) && (queue.closing() || !queue.ended())) {
            ride();
        }
        boolean written = commit(taken.entries(), taken.firstSeq());
        queue.release(taken);
        if (written && taken.snapshot().isPresent()) {
            snapshot(taken.snapshot().get());
        }
        if (!taken.last() && watch.due()) {
            lookWhileIdle();
        }
        if (!taken.last() || !written) {
            return written;
        }
        complete = true;
        return queue.closing() && sealLast();
    }

    private Duration untilSomethingIsDue() {
        Duration sealed = sealing.untilDue(ticks.nanos());
        return sealed.compareTo(PlaceWatch.WHILE_IDLE) < 0 ? sealed : PlaceWatch.WHILE_IDLE;
    }

    /** What was missed is there again when a segment can be begun. */
    private void lookWhileIdle() {
        boolean again = true;
        while (again) {
            try {
                watch.look();
                if (!trouble.reason().isEmpty()) {
                    chain.begin(durable);
                    chain.force();
                    trouble.passed(durable, queue);
                }
                again = false;
            } catch (IOException e) {
                chain.abandon();
                snapshotted = false;
                keeping.failed(e);
                again = !trouble.failed(e);
            }
        }
    }

    private boolean sealLast() {
        frames.clear();
        if (sealing.news()) {
            ride();
            commit(List.of(), durable);
        }
        return false;
    }

    private void ride() {
        Sealed sealed = sealing.seal();
        Frame.Sealing frame = sealing.frame(sealed);
        frames.control(frame.bytes(), new byte[0]);
        riding = Optional.of(sealed);
    }

    /** Writes entries, and what is in the frames already; false when it gave up because the journal is closing. */
    private boolean commit(List<Entry> entries, long firstSeq) {
        int at = 0;
        while (at < entries.size() || frames.payloadLength() > 0) {
            long seq = firstSeq + at;
            while (at < entries.size() && frames.payloadLength() < FULL_BATCH_BYTES) {
                Entry entry = entries.get(at);
                commitments.add(writer.leaf(entry, firstSeq + at, frames));
                if (Standings.concern(entry)) {
                    evidence.add(entry);
                }
                if (entry instanceof KeyRotated exchange && exchange.key() == KeySort.LOG) {
                    keyChanges.put(firstSeq + at, exchange);
                }
                if (entry instanceof KeyRotated begun && begun.key() == KeySort.RATCHET) {
                    ratchet = Optional.of(begun.newId());
                }
                at++;
            }
            if (!persist(seq)) {
                return false;
            }
            acknowledge(firstSeq + at);
        }
        return true;
    }

    /** Writes and forces a batch, trying again until it is durable; false when the journal is closing meanwhile. */
    private boolean persist(long seq) {
        while (true) {
            try {
                watch.look();
                vault.save();
                chain.write(frames, seq);
                chain.force();
                return true;
            } catch (IOException e) {
                chain.abandon();
                snapshotted = false;
                keeping.failed(e);
                boolean again = trouble.failed(e);
                if (queue.closing()) {
                    return false;
                }
                if (again) {
                    queue.pause(settings.retryEvery());
                }
            }
        }
    }

    private void acknowledge(long size) {
        learn();
        changeKey();
        if (size > durable) {
            durable = size;
            listener.durable(size);
        }
        trouble.passed(size, queue);
        if (queue.runsShort()) {
            keeping.look();
        }
        long now = ticks.nanos();
        if (riding.isPresent()) {
            sealing.forced(riding.get(), now);
            desk.publish(riding.get());
            riding = Optional.empty();
        }
        ratchet.ifPresent(sealing::begin);
        ratchet = Optional.empty();
        sealing.add(commitments, now);
        commitments.clear();
        frames.clear();
        boolean old = now - snapshotAt > settings.segmentAge().toNanos();
        boolean wanted = chain.length() > settings.segmentBytes() || !snapshotted || old;
        if (wanted && now - snapshotRespiteUntil >= 0) {
            due.want();
        }
    }

    /** Before anyone hears that it is durable: whoever does finds receipts that rest on it. */
    private void learn() {
        if (!evidence.isEmpty()) {
            desk.learn(List.copyOf(evidence));
            evidence.clear();
        }
    }

    /** The log says which key signs it: from the first checkpoint that covers that entry on. */
    private void changeKey() {
        keyChanges.forEach((seq, exchange) -> {
            boolean changed = vault.changeLogKey(origin, seq, exchange.oldId(), exchange.newId());
            LOG.info("log key changed seq={} changed={}", seq, changed);
        });
        keyChanges.clear();
    }

    /** Begins a new segment with the living state; when that fails the log goes on without. */
    private void snapshot(List<Entry> living) {
        long seq = durable;
        try {
            chain.begin(seq);
            for (Entry entry : living) {
                writer.item(entry, seq, frames);
                if (frames.payloadLength() >= FULL_BATCH_BYTES) {
                    // Forced one by one: of two that are not, a power cut may leave the second alone, which looks like
                    // rot.
                    chain.write(frames, seq);
                    chain.force();
                    frames.clear();
                }
            }
            byte[] edge = sealing.tree().rightEdge().bytes();
            frames.control(new Frame.SnapshotEnd(living.size(), seq, edge).bytes(), new byte[0]);
            vault.save();
            chain.write(frames, seq);
            chain.force();
            snapshotted = true;
            snapshotAt = ticks.nanos();
            keeping.look();
        } catch (IOException e) {
            LOG.warn("snapshot not written seq={}", seq, e);
            keeping.failed(e);
            chain.abandonSnapshot();
            snapshotted = false;
            snapshotRespiteUntil = ticks.nanos() + SNAPSHOT_RESPITE.toNanos();
        }
        due.settled();
        frames.clear();
    }
}

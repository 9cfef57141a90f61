// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes tiles and forces them a minute later, when the system has long written them: a force at once costs a commit of the
 * file system's own log for every 256 entries, and the journal's writer waits behind it. What is not forced yet is doubted
 * at the next start, see {@link TileMending}. On one thread.
 */
final class LooseTiles {
    /** Longer than systems keep what was written to themselves: 30 s and the pause between two looks. */
    private static final Duration WRITTEN_BY_THEN = Duration.ofSeconds(60);
    /** Most tiles not forced yet, 256 MiB: to look at them all takes a start some seconds. */
    private static final int MOST = 32_768;
    /** So many are forced for each that is written: what waited is caught up with, and nobody waits long for it. */
    private static final int AT_ONCE = 4;
    /** How often it is noted how far they are forced. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(LooseTiles.class);

    private final TileFiles files;
    private final TileMark mark;
    private final Ticks ticks;
    private final Queue<Loose> waiting = new ArrayDeque<>();
    private boolean marked;
    private boolean trusted = true;
    private long settled;
    private long noted;
    private long notedAt;

    private record Loose(int level, long index, long writtenAt) {}

    /**
     * Writes the tiles of a log.
     *
     * @param settled so many tiles of level 0, and those above them, are known to be forced
     */
    LooseTiles(TileFiles files, TileMark mark, Ticks ticks, long settled) {
        this.files = files;
        this.mark = mark;
        this.ticks = ticks;
        this.settled = settled;
        this.noted = settled;
        this.notedAt = ticks.nanos();
    }

    /** Writes a tile that was not there before; a power cut within the next minute may tear it. */
    void write(int level, long index, byte[] hashes) throws IOException {
        if (!marked) {
            // Before the first: without a mark, or with one of a log that was longer, nothing would be doubted.
            mark.write(settled);
            marked = true;
        }
        files.writeLoose(level, index, hashes);
        found(level, index);
        settleDue();
    }

    /** A tile is there from before; told before any is written. Those it does not follow in number have been forced. */
    void found(int level, long index) {
        if (trusted) {
            waiting.add(new Loose(level, index, ticks.nanos()));
        }
    }

    /** Forces what is there, as long as it may, so that the next start has nothing to doubt. */
    void settleAll(BooleanSupplier mayGoOn) {
        try {
            while (!waiting.isEmpty() && mayGoOn.getAsBoolean()) {
                settleNext();
            }
            note();
        } catch (IOException e) {
            distrust(e);
        }
    }

    private void settleDue() {
        long now = ticks.nanos();
        try {
            for (int count = 0; count < AT_ONCE && isDue(now); count++) {
                settleNext();
            }
            if (now - notedAt >= NOTED_EVERY.toNanos()) {
                notedAt = now;
                note();
            }
        } catch (IOException e) {
            distrust(e);
        }
    }

    private boolean isDue(long now) {
        Loose oldest = waiting.peek();
        return oldest != null && (waiting.size() > MOST || now - oldest.writtenAt >= WRITTEN_BY_THEN.toNanos());
    }

    private void settleNext() throws IOException {
        Loose oldest = waiting.remove();
        files.force(oldest.level, oldest.index);
        if (oldest.level == 0) {
            settled = Math.max(settled, oldest.index + 1);
        }
    }

    private void note() throws IOException {
        if (trusted && settled > noted) {
            mark.write(settled);
            noted = settled;
        }
    }

    /** What could not be forced once may look forced the next time: all from here on is doubted at the next start. */
    private void distrust(IOException why) {
        LOG.warn("tiles not forced from={}", noted, why);
        trusted = false;
        waiting.clear();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.DamagedSegmentException;
import care.lares.journal.log.SegmentContent;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what segments hold: those from before the start are read, one at a look. For the desk's thread. */
final class Counting {
    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);

    private final Supplies supplies;
    private final Choosing choosing;
    /** What could not be read since all others were tried. */
    private final Set<String> unread = new HashSet<>();

    Counting(Supplies supplies, Choosing choosing) {
        this.supplies = supplies;
        this.choosing = choosing;
    }

    void count() {
        List<Stock.Held> uncounted = supplies.stock().givable().stream()
                .filter(choosing::isTouchable)
                .filter(held -> !isKnown(held))
                .toList();
        Optional<Stock.Held> next = uncounted.stream()
                .filter(held -> !unread.contains(held.identity()))
                .findFirst();
        next.ifPresentOrElse(this::read, unread::clear);
        supplies.census().save(supplies.stock().givable());
    }

    private boolean isKnown(Stock.Held held) {
        Census census = supplies.census();
        if (census.of(held).isEmpty()) {
            supplies.known(held).ifPresent(content -> census.learn(held, content));
        }
        return census.of(held).isPresent();
    }

    /** What cannot be read holds something all the same, nobody knows how much: it is tried again after all others. */
    private void read(Stock.Held held) {
        try {
            supplies.census().learn(held, SegmentContent.of(held.segment()));
        } catch (DamagedSegmentException e) {
            notCounted(held, e);
            choosing.untouchable(held);
        } catch (IOException e) {
            notCounted(held, e);
            unread.add(held.identity());
        }
    }

    private static void notCounted(Stock.Held held, IOException why) {
        LOG.warn("segment not counted segment={}", held.segment().header().number(), why);
    }
}

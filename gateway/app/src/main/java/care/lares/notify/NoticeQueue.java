// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.Notice;
import care.lares.domain.WayOut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to whom alarms were handed, behind everything that is told by then: those of one channel together, each once for
 * each step that sounds. A few at a time, so that a call that comes meanwhile waits for none of it.
 */
public final class NoticeQueue implements Handovers {
    /** Most said at once, about 0.1 ms each: whatever else the pipeline's thread has to do comes in between. */
    static final int MOST_AT_ONCE = 8;
    /** Most that wait, 0.3 kB each: far more than a house has alarms at once. What comes on top is not written down. */
    static final int MOST_WAITING = 4_096;
    /** One line of the log for so many that are not written down. */
    private static final int TOLD_EVERY = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(NoticeQueue.class);

    private final Map<Handed, Set<String>> waiting = new LinkedHashMap<>();
    private final Executor loop;
    private final Confirmations confirmations;
    private boolean awaited;
    private long dropped;

    /** What was handed over which channel. */
    private record Handed(AlarmId alarm, int step, String channel) {
        Notice to(Set<String> whom) {
            return new Notice(alarm, step, channel, whom);
        }
    }

    /**
     * A queue with nothing in it.
     *
     * @param loop runs what it is given on the pipeline's thread, after what runs there now
     */
    public NoticeQueue(Executor loop, Confirmations confirmations) {
        this.loop = loop;
        this.confirmations = confirmations;
    }

    @Override
    public void handed(Alarm alarm, WayOut way) {
        Handed handed = new Handed(alarm.id(), alarm.soundedStep(), way.channel());
        Set<String> whom = Set.of(way.name());
        if (handed.to(whom).told(alarm).containsAll(whom)) {
            return;
        }
        if (waiting.size() >= MOST_WAITING && !waiting.containsKey(handed)) {
            drop();
            return;
        }
        waiting.computeIfAbsent(handed, first -> new LinkedHashSet<>()).addAll(whom);
        await();
    }

    private void drop() {
        if (++dropped % TOLD_EVERY == 1) {
            LOG.warn("notice not written down reason=too_many dropped={}", dropped);
        }
    }

    private void await() {
        if (!awaited) {
            awaited = true;
            loop.execute(this::tellSome);
        }
    }

    private void tellSome() {
        awaited = false;
        for (int told = 0; told < MOST_AT_ONCE && !waiting.isEmpty(); told++) {
            Iterator<Map.Entry<Handed, Set<String>>> oldest = waiting.entrySet().iterator();
            Map.Entry<Handed, Set<String>> next = oldest.next();
            oldest.remove();
            tell(next.getKey(), List.copyOf(next.getValue()));
        }
        if (!waiting.isEmpty()) {
            await();
        }
    }

    private void tell(Handed handed, List<String> whom) {
        List<String> left = new ArrayList<>(whom);
        while (!left.isEmpty()) {
            List<String> some = left.subList(0, Math.min(Notice.MOST_NAMED, left.size()));
            confirmations.told(handed.to(new HashSet<>(some)));
            some.clear();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Kind;
import care.lares.journal.Entry.ReadingLogged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a device told before its latest word, where that counts by having lasted: cold, gas. Kept so that a snapshot holds
 * it; thinned, so that a sensor that speaks every second does not fill the log.
 */
final class Course {
    /** Most readings of a kind: two hours, one each few minutes, and every time it changed. */
    static final int MOST = 64;
    /** Closer ones of the same value say the same. */
    private static final Duration APART = Duration.ofMinutes(5);

    private final Map<Kind, List<Told>> kept = new EnumMap<>(Kind.class);

    /**
     * It told something.
     *
     * @param lasts whether what it told before counts
     */
    void told(Told told, boolean lasts) {
        Kind kind = told.logged().reading().kind();
        if (kind != Kind.ROOM_TEMPERATURE && kind != Kind.CO_CONCENTRATION && kind != Kind.GAS_CONCENTRATION) {
            return;
        }
        if (!lasts) {
            kept.remove(kind);
            return;
        }
        List<Told> all = kept.computeIfAbsent(kind, first -> new ArrayList<>());
        if (all.isEmpty() || says(all.get(all.size() - 1), told)) {
            all.add(told);
        }
        if (all.size() > MOST) {
            all.remove(0);
        }
    }

    /** Whether it says something that the one before does not. */
    private static boolean says(Told before, Told now) {
        return !before.logged().reading().value().equals(now.logged().reading().value())
                || Duration.between(before.logged().at(), now.logged().at()).compareTo(APART) >= 0;
    }

    void clear() {
        kept.clear();
    }

    Stream<ReadingLogged> restated() {
        return kept.values().stream().flatMap(List::stream).map(Told::logged);
    }
}

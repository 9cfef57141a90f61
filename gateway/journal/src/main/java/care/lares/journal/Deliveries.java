// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far each lane to each recipient has come, as the log says: where it goes on, and which bundles beyond that place
 * were confirmed already. Told by one thread, asked by any.
 */
public final class Deliveries {
    /** Most bundles remembered of one lane beyond its cursor: a forgotten one is sent again under the same id. */
    public static final int MAX_AHEAD = 4_096;

    private final Map<Way, Progress> lanes = new ConcurrentHashMap<>();
    private final Folds folds = new Folds();

    private record Way(String recipient, Lane lane) {}

    /**
     * Where a lane stands.
     *
     * @param origin the log that the cursor is of
     * @param cursor every entry of that log before this sequence number is done with
     * @param confirmed ids of bundles beyond the cursor that were confirmed
     */
    public record Place(String origin, long cursor, Set<String> confirmed) {
        /** Copies the ids. */
        public Place {
            confirmed = Set.copyOf(confirmed);
        }
    }

    /** Takes note of a confirmation. */
    public void apply(BundleConfirmed entry) {
        lanes.compute(new Way(entry.recipient(), entry.lane()), (way, before) -> {
            boolean moved = before == null
                    || !before.at.origin().equals(entry.origin())
                    || before.at.cursor() != entry.cursor();
            Progress progress = moved ? new Progress(entry) : before;
            progress.take(entry);
            return progress;
        });
        folds.apply(entry);
    }

    /** Takes note of what is about to be told as one. */
    public void apply(ToldTogether entry) {
        folds.apply(entry);
    }

    /** What recipients were told of as one. */
    public Folds folds() {
        return folds;
    }

    /** Where a lane stands; empty when nothing was confirmed yet. */
    public Optional<Place> place(String recipient, Lane lane) {
        return Optional.ofNullable(lanes.get(new Way(recipient, lane))).map(Progress::place);
    }

    /** The entries that rebuild this. */
    public List<Entry> restated() {
        List<Entry> all = new ArrayList<>();
        lanes.values().forEach(progress -> all.addAll(progress.entries()));
        all.addAll(folds.restated());
        return all;
    }

    /** What was confirmed at one place of the log; the newest entry stands for the place itself. */
    private static final class Progress {
        private final Map<String, BundleConfirmed> byBundle = new LinkedHashMap<>();
        private BundleConfirmed at;

        Progress(BundleConfirmed first) {
            this.at = first;
        }

        synchronized void take(BundleConfirmed entry) {
            at = entry;
            if (byBundle.size() >= MAX_AHEAD) {
                byBundle.remove(byBundle.keySet().iterator().next());
            }
            byBundle.put(entry.bundle(), entry);
        }

        synchronized Place place() {
            Set<String> ids = new HashSet<>(byBundle.keySet());
            ids.remove("");
            return new Place(at.origin(), at.cursor(), ids);
        }

        synchronized List<Entry> entries() {
            return List.copyOf(byBundle.values());
        }
    }
}

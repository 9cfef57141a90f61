// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.CommissioningStep;
import care.lares.journal.CommissioningEntry.Certified;
import care.lares.journal.CommissioningEntry.Stepped;
import care.lares.journal.WalkTestEntry.WalkTestEnded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where in the log the latest reports stand, so that their receipts can be had. A log that could not be continued takes
 * its numbers with it. Told by one thread, asked by any.
 */
public final class ReportPlaces {
    private static final String WALK_TEST = "walk-test";
    private static final String CERTIFICATE = "certificate";
    /** Places kept: those of every walk test that is kept at hand, and of some certificates. */
    private static final int MAX_PLACES = WalkTests.MAX_REPORTS + 4;

    private final Map<Key, Long> places = new LinkedHashMap<>();

    private record Key(String sort, Instant at) {}

    /** An entry stands there; those that are no reports are passed over. */
    synchronized void stands(Entry entry, long seq) {
        sort(entry).ifPresent(sort -> put(new Key(sort, entry.at()), seq));
    }

    /** A snapshot says where one stands. */
    synchronized void restate(Stepped kept) {
        kept.evidence().ifPresent(seq -> put(new Key(kept.what(), kept.at()), seq));
    }

    private void put(Key key, long seq) {
        places.put(key, seq);
        if (places.size() > MAX_PLACES) {
            places.remove(places.keySet().iterator().next());
        }
    }

    /** A new log was begun: there is nothing of this in it. */
    synchronized void forget() {
        places.clear();
    }

    /** The sequence number of a report; empty when it stands in an earlier log, or is too old. */
    public synchronized OptionalLong of(Entry report) {
        Optional<Long> seq = sort(report).map(sort -> places.get(new Key(sort, report.at())));
        return seq.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static Optional<String> sort(Entry entry) {
        if (entry instanceof WalkTestEnded) {
            return Optional.of(WALK_TEST);
        }
        return entry instanceof Certified ? Optional.of(CERTIFICATE) : Optional.empty();
    }

    synchronized List<Entry> restated() {
        return places.entrySet().stream().map(ReportPlaces::restated).toList();
    }

    private static Entry restated(Map.Entry<Key, Long> place) {
        return new Stepped(
                place.getKey().at(),
                CommissioningStep.REPORT_STANDS,
                place.getKey().sort(),
                Optional.empty(),
                OptionalLong.of(place.getValue()),
                "",
                "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Moment;
import care.lares.domain.RecipientId;
import care.lares.journal.BundleConfirmed;
import care.lares.journal.Deliveries;
import care.lares.journal.Lane;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.ToldTogether;
import care.lares.sync.Diary;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a lane goes on after a start, and how it writes down how far it has come. */
final class LaneLog {
    private static final Logger LOG = LoggerFactory.getLogger(LaneLog.class);

    private final RecipientId recipient;
    private final Lane lane;
    private final Diary diary;
    private final Supplier<Moment> clock;
    private final LaneCount count;
    private final Optional<Deliveries.Place> before;
    private final Place begin;

    /**
     * A lane as the log left it.
     *
     * @param before where it stood; empty: this centre has never been told anything
     * @param end where the log ended when the gateway started: a new centre is told what happens from then on
     */
    LaneLog(
            RecipientId recipient,
            Lane lane,
            Diary diary,
            Supplier<Moment> clock,
            LaneCount count,
            Optional<Deliveries.Place> before,
            Place end) {
        this.recipient = recipient;
        this.lane = lane;
        this.diary = diary;
        this.clock = clock;
        this.count = count;
        this.before = before;
        this.begin =
                before.map(place -> new Place(place.origin(), place.cursor())).orElse(end);
        count.at(begin.seq());
    }

    /** Where to begin to read. */
    Place begin() {
        return begin;
    }

    /** Whether this centre has never been told anything: where it began must not be forgotten. */
    boolean isNew() {
        return before.isEmpty();
    }

    /** Bundles behind {@link #begin} that were confirmed in an earlier life. */
    Set<String> confirmed() {
        return before.map(Deliveries.Place::confirmed).orElse(Set.of());
    }

    /** What is about to be told as one; done once that would survive a power cut, or the log cannot take it. */
    CompletableFuture<?> about(ToldTogether message) {
        return diary.write(message).handle((seq, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "what is told as one is not written down reason=log_cannot alarms={}",
                        message.open().size());
            }
            return seq;
        });
    }

    /** The centre has confirmed a bundle. */
    void confirmed(String bundle, Place cursor) {
        CompletableFuture<Long> unused = write(bundle, cursor);
    }

    /** The lane has gone on; done once that would survive a power cut, exceptionally when the log cannot take it. */
    CompletableFuture<Long> wentOn(Place cursor) {
        return write("", cursor);
    }

    private CompletableFuture<Long> write(String bundle, Place cursor) {
        count.at(cursor.seq());
        return diary.write(new BundleConfirmed(
                        clock.get().wall(), recipient.value(), lane, bundle, cursor.origin(), cursor.seq()))
                .whenComplete((seq, failure) -> {
                    if (failure != null) {
                        LOG.warn("confirmation not written, it is asked for again after a restart lane={}", lane);
                    }
                });
    }
}

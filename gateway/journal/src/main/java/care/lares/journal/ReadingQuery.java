// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.ResidentId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which readings, newest first. What is absent or empty does not narrow the answer.
 *
 * @param device told by this one
 * @param resident about this one, as the device was assigned when it told
 * @param kinds of one of these kinds
 * @param from effective at this time or later, see {@link care.lares.domain.Reading#effectiveAt()}
 * @param to effective before this time
 * @param after goes on behind this cursor: {@link Page#next()} of the page before
 * @param limit most readings in the answer, 1 to {@link Page#MAX_LIMIT}
 */
public record ReadingQuery(
        Optional<DeviceId> device,
        Optional<ResidentId> resident,
        Set<Kind> kinds,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> after,
        int limit) {
    /** All readings there are. */
    public static final ReadingQuery ALL = new ReadingQuery(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Page.DEFAULT_LIMIT);

    /** Copies the kinds and refuses an impossible limit. */
    public ReadingQuery {
        kinds = Set.copyOf(kinds);
        Page.checkLimit(limit);
    }

    /** The same, told by one device. */
    public ReadingQuery by(DeviceId one) {
        return new ReadingQuery(Optional.of(one), resident, kinds, from, to, after, limit);
    }

    /** The same, about one resident. */
    public ReadingQuery about(ResidentId one) {
        return new ReadingQuery(device, Optional.of(one), kinds, from, to, after, limit);
    }

    /** The same, of some kinds. */
    public ReadingQuery of(Set<Kind> some) {
        return new ReadingQuery(device, resident, some, from, to, after, limit);
    }

    /** The same, within a time. */
    public ReadingQuery between(Optional<Instant> earliest, Optional<Instant> end) {
        return new ReadingQuery(device, resident, kinds, earliest, end, after, limit);
    }

    /** The same, behind a cursor. */
    public ReadingQuery after(Optional<String> cursor) {
        return new ReadingQuery(device, resident, kinds, from, to, cursor, limit);
    }

    /** The same, so many at most. */
    public ReadingQuery limit(int most) {
        return new ReadingQuery(device, resident, kinds, from, to, after, most);
    }
}

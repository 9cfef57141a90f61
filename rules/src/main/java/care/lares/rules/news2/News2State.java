// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import care.lares.domain.DeviceId;
import care.lares.domain.Reading;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of one person's early-warning score. Immutable. Rebuilt by replaying the readings it {@link #restsOn}.
 *
 * @param parts the latest value of each parameter, however old
 * @param latest those of them that were measured together last; empty while nothing is scored
 * @param complete the last score that had everything
 * @param told the alarm that was found to hold, at its worst
 * @param overdueTold whether it was found that the next score is late
 * @param betterSince since when less is wrong than was told, on the monotonic clock; empty: it is not so
 */
public record News2State(
        Parts parts,
        Optional<Scored> latest,
        Optional<Scored> complete,
        Optional<Told> told,
        boolean overdueTold,
        OptionalLong betterSince) {
    /** Of whom nothing is known yet. */
    public static final News2State NOTHING = new News2State(
            Parts.NONE, Optional.empty(), Optional.empty(), Optional.empty(), false, OptionalLong.empty());

    /** Whether a reading must be kept so that this can be rebuilt. */
    public boolean restsOn(Reading reading) {
        return parts.restOn(reading::equals)
                || complete.filter(scored -> scored.restsOn(reading)).isPresent();
    }

    News2State with(Parameter parameter, Part part) {
        return new News2State(parts.with(parameter, part), latest, complete, told, overdueTold, betterSince);
    }

    /** Nothing is scored: what was told is known, and what it comes to is not. */
    News2State unscored() {
        return latest.isEmpty() && complete.isEmpty()
                ? this
                : new News2State(parts, Optional.empty(), Optional.empty(), told, overdueTold, betterSince);
    }

    /** These were measured together just now. */
    News2State scored(Scored now) {
        return new News2State(
                parts,
                Optional.of(now),
                now.isComplete() ? Optional.of(now) : complete,
                told,
                overdueTold,
                betterSince);
    }

    /** The same by another scale of oxygen saturation. */
    News2State by(int scale) {
        boolean same = latest.filter(scored -> scored.scale() != scale).isEmpty()
                && complete.filter(scored -> scored.scale() != scale).isEmpty();
        return same
                ? this
                : new News2State(
                        parts,
                        latest.map(scored -> scored.by(scale)),
                        complete.map(scored -> scored.by(scale)),
                        told,
                        overdueTold,
                        betterSince);
    }

    News2State told(Optional<Told> holds, boolean overdue) {
        return holds.equals(told) && overdue == overdueTold && betterSince.isEmpty()
                ? this
                : new News2State(parts, latest, complete, holds, overdue, OptionalLong.empty());
    }

    News2State overdue(boolean overdue) {
        return new News2State(parts, latest, complete, told, overdue, betterSince);
    }

    /** Less is wrong than was told, since then. */
    News2State better(long sinceNanos) {
        return betterSince.isPresent()
                ? this
                : new News2State(parts, latest, complete, told, overdueTold, OptionalLong.of(sinceNanos));
    }

    /** What a device that is in service no more has told means nothing any more. */
    public News2State without(DeviceId device) {
        if (!parts.restOn(reading -> reading.device().equals(device))
                && complete.filter(scored -> scored.restsOn(device)).isEmpty()) {
            return this;
        }
        return new News2State(
                parts.only((parameter, part) -> !part.reading().device().equals(device)),
                latest.filter(scored -> !scored.restsOn(device)),
                complete.filter(scored -> !scored.restsOn(device)),
                told,
                overdueTold,
                betterSince);
    }
}

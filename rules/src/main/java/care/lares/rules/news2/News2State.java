// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import care.lares.domain.DeviceId;
import care.lares.domain.Reading;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of one person's early-warning score. Immutable. Rebuilt by replaying the readings it {@link #restsOn}.
 *
 * @param parts the latest value of each parameter, however old
 * @param latest those of them that were measured together last
 * @param complete the last score that had everything
 * @param told the alarm that was found to hold
 * @param overdueTold whether it was found that the next score is late
 * @param betterSince since when less is wrong than was told, on the monotonic clock; empty: it is not so
 */
public record News2State(
        Map<Parameter, Part> parts,
        Optional<Scored> latest,
        Optional<Scored> complete,
        Optional<Trigger> told,
        boolean overdueTold,
        OptionalLong betterSince) {
    /** Of whom nothing is known yet. */
    public static final News2State NOTHING =
            new News2State(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), false, OptionalLong.empty());

    /** Copies the parts. */
    public News2State {
        parts = Scored.sorted(parts);
    }

    /** Whether a reading must be kept so that this can be rebuilt. */
    public boolean restsOn(Reading reading) {
        return parts.values().stream().anyMatch(part -> part.reading().equals(reading))
                || complete.filter(scored -> scored.restsOn(reading)).isPresent();
    }

    News2State with(Parameter parameter, Part part) {
        Map<Parameter, Part> more = new EnumMap<>(Parameter.class);
        more.putAll(parts);
        more.merge(parameter, part, Part::next);
        return new News2State(more, latest, complete, told, overdueTold, betterSince);
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

    News2State told(Optional<Trigger> holds, boolean overdue) {
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
        if (parts.values().stream().noneMatch(part -> part.reading().device().equals(device))
                && complete.filter(scored -> scored.restsOn(device)).isEmpty()) {
            return this;
        }
        Map<Parameter, Part> left = new EnumMap<>(Parameter.class);
        left.putAll(parts);
        left.values().removeIf(part -> part.reading().device().equals(device));
        return new News2State(
                left,
                latest.filter(scored -> !scored.restsOn(device)),
                complete.filter(scored -> !scored.restsOn(device)),
                told,
                overdueTold,
                betterSince);
    }
}

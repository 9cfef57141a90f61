// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Reading;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of somebody's day. Immutable; all but the last three parts is rebuilt by replay.
 *
 * @param levels what each sensor told last
 * @param latest the newest sign of life
 * @param bathroom the first one in the bathroom since the newest one elsewhere; empty when that was later
 * @param door when a door that leads out moved last, if nobody has been seen inside since
 * @param activity how much they are about
 * @param fence whether they are near home
 * @param inside when an eye, a bed, a chair or a cupboard inside saw somebody last
 * @param absence whether they were away when they were looked at last
 * @param hearing since when anything can be heard
 * @param found how each thing stands that is watched
 */
record PresenceState(
        Map<Level.Source, Level> levels,
        Optional<Sign> latest,
        Optional<Sign> bathroom,
        Optional<Sign> door,
        Activity activity,
        Fence fence,
        Optional<Sign> inside,
        Absence absence,
        Hearing hearing,
        Map<Watch, Standing> found) {

    /** Nothing was told yet. */
    static final PresenceState NOTHING_TOLD = new PresenceState(
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Activity.NONE,
            Fence.UNKNOWN,
            Optional.empty(),
            Absence.NONE,
            new Hearing(false, Hearing.ALWAYS),
            Map.of());

    /** Most senses of one home: three dozen devices with two each are a large one; 20 kB. */
    private static final int MAX_LEVELS = 72;

    /**
     * Since when anything can be heard.
     *
     * @param deaf whether nothing can
     * @param sinceNanos since when that is so, on the monotonic clock
     */
    record Hearing(boolean deaf, long sinceNanos) {
        /** For as long as anything is known; half a century, with room to count from it. */
        static final long ALWAYS = Long.MIN_VALUE / 4;
    }

    /**
     * Whether they were away.
     *
     * @param away whether they were
     * @param backNanos when they were not any more, on the monotonic clock
     */
    record Absence(boolean away, long backNanos) {
        /** Nobody knows of any. */
        static final Absence NONE = new Absence(false, Hearing.ALWAYS);

        /** As it is now. */
        Absence looked(boolean awayNow, long nowNanos) {
            if (awayNow == away) {
                return this;
            }
            return new Absence(awayNow, awayNow ? backNanos : nowNanos);
        }
    }

    /**
     * How something stands.
     *
     * @param holds whether it was found
     * @param nanos when that was found, on the monotonic clock
     */
    record Standing(boolean holds, long nanos) {}

    PresenceState with(Level level) {
        if (!levels.containsKey(level.source()) && levels.size() >= MAX_LEVELS) {
            return this;
        }
        Map<Level.Source, Level> next = new HashMap<>(levels);
        next.put(level.source(), level);
        return new PresenceState(
                Map.copyOf(next), latest, bathroom, door, activity, fence, inside, absence, hearing, found);
    }

    /** One more sign of life; one that comes late moves nothing that is newer. */
    PresenceState with(Sign sign, boolean late) {
        if (late) {
            boolean news = latest.filter(known -> known.at().nanos() - sign.at().nanos() >= 0)
                    .isEmpty();
            return news ? signed(Optional.of(sign), bathroom, door, activity) : this;
        }
        Optional<Sign> dwelling = sign.spot() == Spot.BATHROOM
                ? bathroom.or(() -> Optional.of(sign))
                : sign.isElsewhere() ? Optional.empty() : bathroom;
        Optional<Sign> out = sign.isInside() ? Optional.empty() : Optional.of(sign);
        return signed(Optional.of(sign), dwelling, out, activity.and(sign.at().nanos()));
    }

    /** Somebody has moved all the time, up to this moment. */
    PresenceState movedUntil(long nanos) {
        return signed(latest, bathroom, door, activity.until(nanos));
    }

    private PresenceState signed(Optional<Sign> newest, Optional<Sign> dwelling, Optional<Sign> out, Activity minutes) {
        return new PresenceState(levels, newest, dwelling, out, minutes, fence, inside, absence, hearing, found);
    }

    PresenceState with(Fence next) {
        return new PresenceState(levels, latest, bathroom, door, activity, next, inside, absence, hearing, found);
    }

    /** Somebody was seen inside; what comes late moves nothing that is newer. */
    PresenceState seenInside(Sign sign) {
        boolean news = inside.filter(known -> known.at().nanos() - sign.at().nanos() >= 0)
                .isEmpty();
        return news
                ? new PresenceState(
                        levels, latest, bathroom, door, activity, fence, Optional.of(sign), absence, hearing, found)
                : this;
    }

    PresenceState with(Absence next) {
        return next.equals(absence)
                ? this
                : new PresenceState(levels, latest, bathroom, door, activity, fence, inside, next, hearing, found);
    }

    PresenceState with(Hearing next) {
        return next.equals(hearing)
                ? this
                : new PresenceState(levels, latest, bathroom, door, activity, fence, inside, absence, next, found);
    }

    PresenceState found(Watch watch, boolean holds, long nanos) {
        Map<Watch, Standing> next = new EnumMap<>(Watch.class);
        next.putAll(found);
        next.put(watch, new Standing(holds, nanos));
        return new PresenceState(
                levels, latest, bathroom, door, activity, fence, inside, absence, hearing, Map.copyOf(next));
    }

    /** Whether anything was found that may be over. */
    boolean findsAnything() {
        return found.values().stream().anyMatch(Standing::holds);
    }

    /** Whether this can be rebuilt only if a reading is replayed; how much they were about is left out. */
    boolean restsOn(Reading reading) {
        Level level = levels.get(new Level.Source(reading.device(), reading.kind()));
        boolean turned = level != null && level.restsOn(reading.receivedAt());
        boolean sign = Stream.of(latest, bathroom, door, inside)
                .flatMap(Optional::stream)
                .anyMatch(one ->
                        one.device().equals(reading.device()) && one.kind() == reading.kind() && isAt(one, reading));
        return turned || sign;
    }

    private static boolean isAt(Sign sign, Reading reading) {
        return sign.at().wall().equals(reading.receivedAt()) || sign.at().wall().equals(reading.effectiveAt());
    }

    /** After a start nobody here knows what was found before it. */
    PresenceState restarted(long nowNanos) {
        return new PresenceState(
                levels,
                latest,
                bathroom,
                door,
                activity,
                fence,
                inside,
                Absence.NONE,
                new Hearing(false, nowNanos),
                Map.of());
    }
}

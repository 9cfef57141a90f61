// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.vitals;

import care.lares.domain.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one device's vital signs: when each was told last, and what could not be believed. Immutable, opaque
 * to others. Most readings change one stamp only, so stamps are a small array and not a map.
 */
public final class VitalsState {
    /** A device that has told nothing yet. */
    public static final VitalsState NEVER_TOLD = new VitalsState(new long[0], 0, List.of());

    /** Nanoseconds of the latest reading of each vital sign; as long as the highest slot told so far. */
    private final long[] toldNanos;

    /** One bit for each slot that was told. */
    private final int told;

    private final List<Episode> episodes;

    private VitalsState(long[] toldNanos, int told, List<Episode> episodes) {
        this.toldNanos = toldNanos;
        this.told = told;
        this.episodes = episodes;
    }

    boolean toldWithin(Kind kind, long durationNanos, long nowNanos) {
        int slot = slot(kind);
        return (told & 1 << slot) != 0 && nowNanos - toldNanos[slot] <= durationNanos;
    }

    /** Whether a vital sign was told at all. */
    public boolean hasTold(Kind kind) {
        return (told & 1 << slot(kind)) != 0;
    }

    boolean anythingTold() {
        return told != 0;
    }

    VitalsState told(Kind kind, long nowNanos) {
        int slot = slot(kind);
        long[] stamps = new long[Math.max(toldNanos.length, slot + 1)];
        System.arraycopy(toldNanos, 0, stamps, 0, toldNanos.length);
        stamps[slot] = nowNanos;
        return new VitalsState(stamps, told | 1 << slot, episodes);
    }

    List<Episode> episodes() {
        return episodes;
    }

    Optional<Episode> episode(Kind kind) {
        Episode found = find(kind);
        return Optional.ofNullable(found);
    }

    boolean holds() {
        return episodes.stream().anyMatch(episode -> episode.standing() == Episode.Standing.RAISED);
    }

    VitalsState with(Episode episode) {
        List<Episode> changed = others(episode.kind());
        changed.add(episode);
        return new VitalsState(toldNanos, told, List.copyOf(changed));
    }

    VitalsState without(Kind kind) {
        return find(kind) == null ? this : new VitalsState(toldNanos, told, List.copyOf(others(kind)));
    }

    private List<Episode> others(Kind kind) {
        List<Episode> others = new ArrayList<>(episodes);
        others.removeIf(episode -> episode.kind() == kind);
        return others;
    }

    private @Nullable Episode find(Kind kind) {
        for (int i = 0; i < episodes.size(); i++) {
            if (episodes.get(i).kind() == kind) {
                return episodes.get(i);
            }
        }
        return null;
    }

    /** A place in the array for each vital sign. */
    private static int slot(Kind kind) {
        return switch (kind) {
            case HEART_RATE -> 0;
            case PULSE_RATE -> 1;
            case SPO2 -> 2;
            case RESPIRATORY_RATE -> 3;
            case BREATHING_RATE -> 4;
            case BODY_TEMPERATURE -> 5;
            case BP_SYSTOLIC -> 6;
            case BP_DIASTOLIC -> 7;
            case BP_MEAN -> 8;
            case GLUCOSE -> 9;
            default -> throw new IllegalArgumentException(kind + " is not a vital sign");
        };
    }
}

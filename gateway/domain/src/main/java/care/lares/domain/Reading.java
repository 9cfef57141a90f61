// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One thing one device told once.
 *
 * @param device who told it
 * @param kind what it is about
 * @param value in the unit of the kind
 * @param receivedAt when the gateway had it, microseconds
 * @param observedAt when the device says it was so; empty when the device gave no time
 * @param sourceId the device's own id of this reading, at most 64 characters
 * @param quality what to know before trusting it
 * @param sent the value before conversion, when it was converted
 */
public record Reading(
        DeviceId device,
        Kind kind,
        Value value,
        Instant receivedAt,
        Optional<Instant> observedAt,
        Optional<String> sourceId,
        Set<Quality> quality,
        Optional<SentValue> sent) {

    /** Longest {@link #sourceId()} in characters. */
    public static final int MAX_SOURCE_ID = 64;

    /** Refuses a value whose form is not the kind's, and overlong ids. */
    public Reading {
        boolean fits = switch (kind.type()) {
            case BOOLEAN -> value instanceof Value.Flag;
            case NUMERIC -> value instanceof Value.Quantity;
            case CODED -> value instanceof Value.Code;
        };
        if (!fits) {
            throw new IllegalArgumentException("a value of " + kind + " must be " + kind.type());
        }
        if (sourceId.isPresent() && sourceId.get().length() > MAX_SOURCE_ID) {
            throw new IllegalArgumentException("id is longer than " + MAX_SOURCE_ID + " characters");
        }
        quality = Set.copyOf(quality);
    }

    /** The same reading with one more thing to know about it. */
    public Reading with(Quality more) {
        Set<Quality> all = new HashSet<>(quality);
        all.add(more);
        return new Reading(device, kind, value, receivedAt, observedAt, sourceId, all, sent);
    }

    /** The same reading, of which this does not hold after all. */
    public Reading without(Quality less) {
        Set<Quality> rest = new HashSet<>(quality);
        rest.remove(less);
        return new Reading(device, kind, value, receivedAt, observedAt, sourceId, rest, sent);
    }

    /** Whether this is a flag that is on. */
    public boolean isOn() {
        return value instanceof Value.Flag flag && flag.on();
    }

    /** Whether it calls for help, or warns of what threatens a life. */
    public boolean isCall() {
        return kind.lifeSafety() && isOn();
    }

    /** Whether any of these was said of it. Of most readings nothing is, and each is asked several times. */
    public boolean isMarked(Set<Quality> marks) {
        return !quality.isEmpty() && !Collections.disjoint(quality, marks);
    }

    /** When it was so, as far as anyone knows. */
    public Instant effectiveAt() {
        return observedAt.isPresent() && !quality.contains(Quality.TIME_IMPLAUSIBLE) ? observedAt.get() : receivedAt;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.domain.Reading;
import care.lares.security.Secrets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Source ids of what was entered by hand: {@code carer-1#a17}, who and which entry. The same entry sent again has the
 * same one, where it has an id or a time of its own.
 */
final class SourceIds {
    private static final String BETWEEN = "#";
    /** Characters of a hash that tell a person's entries apart. */
    private static final int HASH = 12;

    private static final int RADIX = 36;

    private SourceIds() {}

    static Reading named(Reading reading, Actor actor) {
        String entry = reading.sourceId().orElseGet(() -> mark(reading));
        String plain = actor.words() + BETWEEN + entry;
        String id = plain.length() <= Reading.MAX_SOURCE_ID ? plain : shortened(actor.words(), entry);
        return new Reading(
                reading.device(),
                reading.kind(),
                reading.value(),
                reading.receivedAt(),
                reading.observedAt(),
                Optional.of(id),
                reading.quality(),
                reading.sent());
    }

    /** Entered with a time: the same value at the same time is the same entry. Without: each one is its own. */
    private static String mark(Reading reading) {
        return reading.observedAt()
                .map(at -> hash(at + " " + reading.value()))
                .orElseGet(() -> Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, reading.receivedAt()), RADIX));
    }

    private static String shortened(String who, String entry) {
        int most = Reading.MAX_SOURCE_ID - BETWEEN.length() - HASH;
        return who.substring(0, Math.min(most, who.length())) + BETWEEN + hash(who + BETWEEN + entry);
    }

    private static String hash(String text) {
        return Secrets.hash(text).substring(0, HASH);
    }
}

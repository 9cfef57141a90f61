// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PersonId;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceIdsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Actor CARER = actor("carer-1", "carer-1");

    @Test
    void saysWhoAndWhichEntry() {
        assertThat(id(reading(72, Optional.empty(), Optional.of("a17"), NOON), CARER))
                .isEqualTo("carer-1#a17");
        assertThat(id(reading(72, Optional.empty(), Optional.of("a17"), NOON), actor("carer-1", "desk")))
                .isEqualTo("carer-1@desk#a17");
    }

    @Test
    void theSameValueAtTheSameTimeIsTheSameEntry() {
        String first = id(reading(72, Optional.of(NOON), Optional.empty(), NOON), CARER);
        assertThat(id(reading(72, Optional.of(NOON), Optional.empty(), NOON.plusSeconds(5)), CARER))
                .isEqualTo(first);
        assertThat(id(reading(73, Optional.of(NOON), Optional.empty(), NOON), CARER))
                .isNotEqualTo(first);
        assertThat(id(reading(72, Optional.of(NOON.plusSeconds(60)), Optional.empty(), NOON), CARER))
                .isNotEqualTo(first);
    }

    @Test
    void withoutATimeEachEntryIsItsOwn() {
        String first = id(reading(72, Optional.empty(), Optional.empty(), NOON), CARER);
        assertThat(id(reading(72, Optional.empty(), Optional.empty(), NOON.plusMillis(1)), CARER))
                .isNotEqualTo(first);
    }

    @Test
    void fitsHoweverLongNamesAre() {
        Actor longest = actor("p".repeat(64), "q".repeat(64));
        String one = id(reading(72, Optional.empty(), Optional.of("a".repeat(64)), NOON), longest);
        String other = id(reading(72, Optional.empty(), Optional.of("b".repeat(64)), NOON), longest);
        assertThat(one).hasSizeLessThanOrEqualTo(Reading.MAX_SOURCE_ID).startsWith("pppp");
        assertThat(other).isNotEqualTo(one);
    }

    private static String id(Reading reading, Actor actor) {
        return SourceIds.named(reading, actor).sourceId().orElseThrow();
    }

    private static Actor actor(String by, String through) {
        return new Actor(new PersonId(by), new PersonId(through), "http");
    }

    private static Reading reading(int value, Optional<Instant> at, Optional<String> id, Instant received) {
        return new Reading(
                new DeviceId("hand.anna"),
                Kind.HEART_RATE,
                new Value.Quantity(BigDecimal.valueOf(value)),
                received,
                at,
                id,
                Set.of(),
                Optional.empty());
    }
}

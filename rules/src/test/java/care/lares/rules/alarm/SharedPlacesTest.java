// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.PlaceId;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.Words;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is wrong in a place that several share is told by no device and concerns nobody alone: its place names it. */
class SharedPlacesTest {
    private static final Rule SILENCE = new Rule("presence.inactivity", AlarmKind.INACTIVITY);
    private static final PlaceId ONE = new PlaceId("double-1");
    private static final PlaceId OTHER = new PlaceId("double-2");

    private final Ward ward = new Ward();

    @Test
    void twoSilentPlacesAreTwoAlarms() {
        ward.on(in(ONE, Phase.PRESENT));
        ward.on(in(OTHER, Phase.PRESENT));
        assertThat(ward.open().all())
                .extracting(alarm -> alarm.assignment().place().orElseThrow())
                .containsExactly(ONE, OTHER);
        assertThat(ward.open().all()).extracting(Alarm::id).doesNotHaveDuplicates();
    }

    @Test
    void movementInOnePlaceSaysNothingOfAnotherAlsoAfterARestart() {
        ward.on(in(ONE, Phase.PRESENT));
        ward.on(in(OTHER, Phase.GONE));
        ward.restart(Duration.ofMinutes(1), 0);
        ward.on(in(OTHER, Phase.GONE));
        assertThat(ward.alarm().causePresent()).isTrue();
        ward.on(in(ONE, Phase.GONE));
        assertThat(ward.open().all()).noneMatch(Alarm::causePresent);
    }

    private Finding in(PlaceId place, Phase phase) {
        return SILENCE.of(
                new Assignment(Optional.empty(), Optional.of(place)),
                phase,
                ward.now().wall(),
                Words.of(Phrase.SOS, Phrase.SOS_ADVICE),
                OptionalLong.empty());
    }
}

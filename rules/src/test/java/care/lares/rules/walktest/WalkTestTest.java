// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.walktest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.domain.WalkTestEnding;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Phrases;
import care.lares.rules.RuleSettings;
import care.lares.rules.book.RuleBook;
import care.lares.rules.fixture.Scene;
import care.lares.rules.walktest.WalkTest.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WalkTestTest {
    private static final DeviceId OTHER = new DeviceId("cord-2");
    private static final Duration ALMOST_A_MINUTE = Duration.ofSeconds(59);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = new Scene();
    private final WalkTest test = WalkTest.of("kim", Set.of(Scene.DEVICE, OTHER), Duration.ofMinutes(10), scene.now());

    @Test
    void anActivationIsATestAlarmThatStillSounds() {
        Step step = pressed(test);
        assertThat(step.findings()).singleElement().satisfies(found -> {
            assertThat(found.test()).isTrue();
            assertThat(found.phase()).isEqualTo(Phase.EVENT);
            assertThat(text(found)).startsWith("Walk test. Call for help");
            assertThat(Phrases.ENGLISH.advice(found.words())).contains("within 1 min", "real alarm");
        });
        assertThat(step.after().waiting()).containsExactly(Scene.DEVICE);
        assertThat(step.after().untouched()).containsExactly(OTHER);
    }

    @Test
    void whatTheTesterClaimsWithinAMinuteIsNoAlarm() {
        WalkTest after = pressed(test).after().answered(Scene.DEVICE, "kim");
        assertThat(after.shown()).containsExactly(Scene.DEVICE);
        assertThat(after.tick(in(Duration.ofMinutes(2))).findings()).isEmpty();
    }

    @Test
    void whatNobodyClaimsBecomesReal() {
        WalkTest after = pressed(test).after().answered(Scene.DEVICE, "somebody else");
        assertThat(after.tick(in(ALMOST_A_MINUTE)).findings()).isEmpty();
        Step step = after.tick(in(Duration.ofMinutes(1)));
        assertThat(step.findings()).singleElement().satisfies(found -> {
            assertThat(found.test()).isFalse();
            assertThat(found.evidence()).isPresent();
            assertThat(text(found)).startsWith("Call for help").endsWith("has not said within 1 min that it was them.");
        });
        assertThat(step.after().unclaimed()).containsExactly(Scene.DEVICE);
        assertThat(step.after().tick(in(Duration.ofMinutes(2))).findings()).isEmpty();
    }

    @Test
    void aSecondActivationIsRealAndEndsTheTestWithEverythingThatWaits() {
        WalkTest claimed = pressed(test).after().answered(Scene.DEVICE, "kim");
        Step step = pressed(claimed);
        assertThat(step.ending()).contains(WalkTestEnding.SECOND_ACTIVATION);
        assertThat(step.findings()).singleElement().satisfies(found -> {
            assertThat(found.test()).isFalse();
            assertThat(text(found)).endsWith("Activated again in a walk test: take it for real.");
        });
        assertThat(pressed(pressed(test).after()).findings())
                .as("the first one has waited, too")
                .extracting(Finding::test)
                .containsExactly(false, false);
    }

    @Test
    void aConditionThatGoesOnIsNoSecondActivation() {
        Step first = told(test, Kind.SMOKE, true);
        Step again = told(first.after(), Kind.SMOKE, true);
        assertThat(again.ending()).isEmpty();
        assertThat(again.findings()).extracting(Finding::test).containsOnly(true);
    }

    @Test
    void whatHasGoneIsGoneInBoth() {
        Step first = told(test, Kind.SMOKE, true);
        assertThat(told(first.after(), Kind.SMOKE, false).findings())
                .filteredOn(found -> found.rule().equals("environment.smoke"))
                .extracting(Finding::phase, Finding::test)
                .contains(tuple(Phase.GONE, false), tuple(Phase.GONE, true));
    }

    @Test
    void aFallTakenBackAtOnceIsNoSecondActivationAndNeverBecomesReal() {
        Step fell = told(test, Kind.FALL, true);
        WalkTest both = told(fell.after(), OTHER, Kind.SOS).after();
        Step cancelled = step(both, scene.tell(cancel()));
        assertThat(cancelled.ending()).isEmpty();
        assertThat(cancelled.findings())
                .extracting(Finding::phase, Finding::test)
                .containsExactly(tuple(Phase.CANCELLED, false), tuple(Phase.CANCELLED, true));
        assertThat(cancelled.after().waiting()).as("of which nothing was said").containsExactly(OTHER);
        assertThat(cancelled.after().tick(in(Duration.ofMinutes(1))).findings())
                .extracting(Finding::rule)
                .containsExactly("call.sos");
    }

    @Test
    void takingAFallBackTakesBackNoCall() {
        told(test, Kind.FALL, true);
        WalkTest called = pressed(test).after();
        assertThat(step(called, scene.tell(cancel())).after().waiting()).containsExactly(Scene.DEVICE);
    }

    @Test
    void everythingElseStaysLive() {
        WalkTest others = WalkTest.of("kim", Set.of(OTHER), Duration.ofMinutes(10), scene.now());
        assertThat(pressed(others).findings()).extracting(Finding::test).containsExactly(false);
    }

    @Test
    void itsTimeRunsOutAndWhatWaitsIsRealAtOnce() {
        WalkTest brief = WalkTest.of("kim", Set.of(Scene.DEVICE), Duration.ofSeconds(30), scene.now());
        Step step = pressed(brief).after().tick(in(Duration.ofSeconds(30)));
        assertThat(step.ending()).contains(WalkTestEnding.TIME);
        assertThat(step.findings()).extracting(Finding::test).containsExactly(false);
        assertThat(step.after().unclaimed()).containsExactly(Scene.DEVICE);
    }

    @Test
    void aDeviceThatSaysItselfThatItIsTestedHasShownIt() {
        WalkTest after = test.shown(Scene.DEVICE);
        assertThat(after.shown()).containsExactly(Scene.DEVICE);
        assertThat(after.tick(in(Duration.ofMinutes(2))).findings()).isEmpty();
    }

    @Test
    void lastsHalfAnHourAtMost() {
        assertThatThrownBy(() -> WalkTest.of("kim", Set.of(OTHER), WalkTest.LONGEST.plus(SECOND), scene.now()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("30 min");
    }

    private Step pressed(WalkTest walk) {
        return told(walk, Kind.SOS, true);
    }

    /** The device tells something; everything that goes on to the desk. */
    private Step told(WalkTest walk, Kind kind, boolean on) {
        return step(walk, scene.tell(kind, on));
    }

    /** Another device tells something. */
    private Step told(WalkTest walk, DeviceId device, Kind kind) {
        Reading hers = scene.reading(kind, Value.Flag.of(true), Optional.empty());
        Reading reading = new Reading(
                device,
                kind,
                hers.value(),
                hers.receivedAt(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        RuleBook book = new RuleBook(RuleSettings.DEFAULTS);
        Observed observed = new Observed(
                reading,
                Scene.BERTA,
                Optional.empty(),
                OptionalLong.of(9),
                scene.now().nanos());
        return step(walk, book.step(book.initial(device), observed).findings());
    }

    private Reading cancel() {
        return scene.reading(Kind.BUTTON, new Value.Code("cancel"), Optional.empty());
    }

    private Step step(WalkTest walk, List<Finding> found) {
        WalkTest after = walk;
        List<Finding> findings = new ArrayList<>();
        Optional<WalkTestEnding> ending = Optional.empty();
        for (Finding one : found) {
            Step step = after.on(one, scene.now());
            after = step.after();
            findings.addAll(step.findings());
            ending = step.ending();
        }
        return new Step(after, findings, ending);
    }

    private Moment in(Duration duration) {
        return scene.now().plus(duration);
    }

    private static String text(Finding found) {
        return Phrases.ENGLISH.text(found.words());
    }
}

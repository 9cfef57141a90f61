// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.ResidentId;
import care.lares.journal.DeviceCredential;
import care.lares.journal.Entry;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.RegistryEntry.CallButtonDecided;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.journal.WalkTestEntry.WalkTestBegan;
import care.lares.rules.supervision.ProofRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plain button that somebody declared to be somebody's pendant. */
class CallButtonTest {
    private static final String NAME = "button-1";
    private static final DeviceId BUTTON = new DeviceId(NAME);
    private static final Assignment ANNA = new Assignment(Optional.of(new ResidentId("anna")), Optional.empty());
    private static final String SINGLE = press("single");

    private final PipelineFixture fixture = new PipelineFixture();

    @BeforeEach
    void enrol() {
        register(new DeviceRegistered(
                fixture.now.wall(), BUTTON, ANNA, "zigbee2mqtt", "", DeviceCredential.NONE, "admin"));
    }

    @Test
    void pressedUndeclaredItCallsNobody() {
        fixture.publish(NAME, SINGLE);
        assertThat(fixture.notified).isEmpty();
        assertThat(logged()).containsExactly(Kind.BUTTON);
        declare(false);
        fixture.publish(NAME, SINGLE);
        assertThat(fixture.notified).isEmpty();
    }

    @Test
    void eachPressIsACallOfItsResidentAndBothAreInTheLog() {
        declare(true);
        fixture.publish(NAME, SINGLE);
        assertThat(logged()).containsExactly(Kind.SOS, Kind.BUTTON);
        assertThat(open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.SOS);
            assertThat(alarm.assignment()).isEqualTo(ANNA);
            assertThat(alarm.device()).contains(BUTTON);
            assertThat(alarm.count()).isEqualTo(1);
        });
        fixture.publish(NAME, SINGLE);
        fixture.publish(NAME, press("hold"));
        fixture.publish(NAME, press("release"));
        assertThat(open())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.count()).isEqualTo(3));
        assertThat(fixture.told).isEmpty();
        fixture.storageCatchesUp();
        assertThat(fixture.told).hasSize(4).containsOnly(NAME + " durable");
    }

    @Test
    void onlyTheTransportsOwnRepetitionIsNoOtherPress() {
        declare(true);
        fixture.publish(NAME, SINGLE, PipelineFixture.packet(7, false));
        fixture.publish(NAME, SINGLE, PipelineFixture.packet(7, true));
        fixture.publish(NAME, timed(), PipelineFixture.packet(8, false));
        int entries = logged().size();
        fixture.publish(NAME, timed(), PipelineFixture.packet(9, false));
        assertThat(logged())
                .as("the press is known by its time, the call is not")
                .hasSize(entries + 1);
        assertThat(logged()).endsWith(Kind.SOS);
    }

    @Test
    void itCallsWhileTheLogIsFullAndAfterARestart() {
        declare(true);
        House rebuilt = rebuilt(List.copyOf(fixture.journal.entries));
        fixture.journal.full = true;
        fixture.publish(NAME, SINGLE);
        assertThat(open()).hasSize(1);
        fixture.publish(fixture.over(rebuilt), NAME, SINGLE);
        assertThat(rebuilt.openAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.assignment()).isEqualTo(ANNA));
    }

    @Test
    void revokedItIsHeardWhenItCallsAndTheAlarmSaysSo() {
        declare(true);
        register(new DeviceRevoked(fixture.now.wall(), BUTTON, ANNA, "", "admin"));
        fixture.publish(NAME, SINGLE);
        assertThat(logged()).containsExactly(Kind.SOS);
        assertThat(open())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text()).contains("This device was revoked"));
    }

    @Test
    void inAWalkTestItIsTriedAsAnyPendant() {
        declare(true);
        fixture.pipeline
                .walkTests()
                .begin(
                        new WalkTestBegan(
                                fixture.now.wall(),
                                Set.of(BUTTON),
                                fixture.now.wall().plus(Duration.ofMinutes(10)),
                                "kim"),
                        () -> {});
        fixture.publish(NAME, SINGLE);
        assertThat(open())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.test()).isTrue());
    }

    @Test
    void noLongerDeclaredItCallsNobodyAndNobodyAsksForATest() {
        declare(true);
        fixture.publish(NAME, SINGLE);
        assertThat(mustBeActivated()).isTrue();
        fixture.pass(Duration.ofDays(8));
        assertThat(open()).extracting(Alarm::rule).contains(ProofRules.OVERDUE.name());
        declare(false);
        assertThat(open()).extracting(Alarm::rule).doesNotContain(ProofRules.OVERDUE.name());
        House restarted = rebuilt(fixture.journal.entries);
        House restored = new House(fixture.rules, fixture.now);
        fixture.house.restated(fixture.now).forEach(restored::restated);
        for (House house : List.of(restarted, restored)) {
            Pipeline pipeline = fixture.over(house);
            pipeline.resume();
            fixture.now = fixture.now.plus(Duration.ofDays(8));
            fixture.publish(pipeline, NAME, press("double"));
            pipeline.tick();
            assertThat(house.openAlarms())
                    .as("the call of then, and nothing else")
                    .singleElement()
                    .satisfies(alarm -> {
                        assertThat(alarm.kind()).isEqualTo(AlarmKind.SOS);
                        assertThat(alarm.count()).isEqualTo(1);
                    });
        }
    }

    @Test
    void itMustBeActivatedWhateverElseItTells() {
        fixture.publish(NAME, "{\"kind\":\"steps\",\"value\":4711}");
        assertThat(mustBeActivated()).isFalse();
        declare(true);
        assertThat(mustBeActivated()).isTrue();
    }

    private boolean mustBeActivated() {
        return CommissioningProgress.mustBeActivated(
                fixture.house, fixture.house.registry().device(BUTTON).orElseThrow());
    }

    private static String press(String how) {
        return "{\"kind\":\"button\",\"value\":\"" + how + "\"}";
    }

    private static String timed() {
        return "{\"t\":\"2026-11-21T02:09:00Z\",\"kind\":\"button\",\"value\":\"single\"}";
    }

    private void declare(boolean callButton) {
        register(new CallButtonDecided(fixture.now.wall(), BUTTON, callButton, "admin"));
    }

    private void register(Entry entry) {
        assertThat(fixture.pipeline.registrar().register(entry, () -> {})).isTrue();
    }

    private House rebuilt(List<Entry> entries) {
        House house = new House(fixture.rules, fixture.now);
        for (int seq = 0; seq < entries.size(); seq++) {
            house.entry(seq, entries.get(seq));
        }
        return house;
    }

    private List<Kind> logged() {
        return fixture.journal.entries.stream()
                .filter(ReadingLogged.class::isInstance)
                .map(entry -> ((ReadingLogged) entry).reading().kind())
                .toList();
    }

    private List<Alarm> open() {
        return List.copyOf(fixture.house.openAlarms());
    }
}

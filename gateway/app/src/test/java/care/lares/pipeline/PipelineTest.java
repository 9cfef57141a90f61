// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static care.lares.pipeline.PipelineFixture.SOS;
import static care.lares.pipeline.PipelineFixture.packet;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.Quality;
import care.lares.driver.Reason;
import care.lares.journal.Entry;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private final PipelineFixture fixture = new PipelineFixture();

    private List<ReadingLogged> logged() {
        return fixture.journal.entries.stream()
                .filter(ReadingLogged.class::isInstance)
                .map(ReadingLogged.class::cast)
                .toList();
    }

    @Test
    void acknowledgesAReadingOnlyWhenItWouldSurviveAPowerCut() {
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":72,\"id\":\"a1\"}");
        assertThat(fixture.told).isEmpty();
        fixture.storageCatchesUp();
        assertThat(fixture.told).containsExactly("wrist-1 durable");
    }

    @Test
    void notifiesACallBeforeTheLogIsDurable() {
        fixture.publish("pendant-1", SOS);
        assertThat(fixture.notified).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.SOS);
            assertThat(alarm.state()).isEqualTo(AlarmState.ACTIVE);
        });
        assertThat(fixture.told).isEmpty();
    }

    @Test
    void raisesACallThatTheLogCannotTakeAndDoesNotAcknowledgeIt() {
        fixture.journal.full = true;
        fixture.publish("pendant-1", SOS);
        assertThat(fixture.notified).extracting(Alarm::kind).containsExactly(AlarmKind.SOS);
        assertThat(fixture.told).containsExactly("pendant-1 withheld");
    }

    @Test
    void saysThatThereIsNoRoomForAReadingAndTakesACallAfterIt() {
        fixture.journal.noRoom = true;
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":72}");
        fixture.publish("wrist-1", SOS);
        fixture.storageCatchesUp();
        assertThat(fixture.told).containsExactly("wrist-1 no room", "wrist-1 durable");
    }

    @Test
    void joinsTheRepetitionOfACallThatTheLogCouldNotTake() {
        fixture.journal.full = true;
        fixture.publish("pendant-1", SOS, packet(5, false));
        fixture.journal.full = false;
        fixture.publish("pendant-1", SOS, packet(5, true));
        fixture.storageCatchesUp();
        assertThat(fixture.notified)
                .extracting(Alarm::id)
                .containsOnly(fixture.notified.get(0).id());
        assertThat(fixture.house.openAlarms()).hasSize(1);
        assertThat(fixture.told).containsExactly("pendant-1 withheld", "pendant-1 durable");
    }

    @Test
    void acknowledgesADuplicateWithoutLoggingItAgain() {
        String reading = "{\"kind\":\"heart_rate\",\"value\":72,\"id\":\"a1\"}";
        fixture.publish("wrist-1", reading);
        fixture.publish("wrist-1", reading);
        fixture.storageCatchesUp();
        assertThat(logged()).hasSize(1);
        assertThat(fixture.told).containsExactly("wrist-1 durable", "wrist-1 durable");
        assertThat(fixture.pipeline.counters().duplicateTotal()).isEqualTo(1);
    }

    @Test
    void countsEveryPressOnItsOpenAlarm() {
        fixture.publish("pendant-1", SOS);
        fixture.publish("pendant-1", SOS);
        assertThat(fixture.house.openAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.count()).isEqualTo(2));
        assertThat(logged()).hasSize(2);
    }

    @Test
    void neverJoinsThePressesOfTwoDevices() {
        fixture.publish("pendant-1", SOS);
        fixture.publish("pendant-2", SOS);
        assertThat(fixture.house.openAlarms()).hasSize(2);
    }

    @Test
    void takesAPressAfterAnAnswerAsANewOccurrenceAtOnce() {
        fixture.publish("pendant-1", SOS);
        act(Action.ACKNOWLEDGE, "");
        fixture.publish("pendant-1", SOS);
        Alarm alarm = fixture.house.openAlarms().iterator().next();
        assertThat(alarm.state()).isEqualTo(AlarmState.ACTIVE);
        assertThat(alarm.occurrence()).isEqualTo(2);
        assertThat(alarm.latest().step()).isEqualTo(AlarmStep.RECURRED);
    }

    @Test
    void raisesARepetitionWhoseAlarmIsOverAndFlagsIt() {
        fixture.publish("pendant-1", SOS, packet(1, false));
        act(Action.END, "helped to bed");
        fixture.publish("pendant-1", SOS, packet(1, true));
        assertThat(fixture.house.openAlarms()).hasSize(1);
        assertThat(logged().get(1).reading().quality()).contains(Quality.REPLAY_SUSPECTED);
    }

    @Test
    void hearsNoCallInWhatItsIdAndTimeProveOld() {
        String press = "{\"t\":\"2026-11-21T02:09:59Z\",\"kind\":\"sos\",\"value\":true,\"id\":\"p1\"}";
        fixture.publish("pendant-1", press);
        act(Action.END, "helped to bed");
        fixture.publish("pendant-1", press);
        assertThat(fixture.house.openAlarms()).isEmpty();
    }

    @Test
    void hearsACallOfADeviceWithoutAClockAgain() {
        String press = "{\"t\":\"1970-01-01T00:00:07Z\",\"kind\":\"sos\",\"value\":true,\"id\":\"1\"}";
        fixture.publish("pendant-1", press, packet(1, false));
        act(Action.END, "helped to bed");
        fixture.publish("pendant-1", press, packet(1, true));
        assertThat(fixture.house.openAlarms()).hasSize(1);
    }

    @Test
    void confirmsNoActThatTheLogCouldNotTake() {
        fixture.publish("pendant-1", SOS);
        Alarm alarm = fixture.house.openAlarms().iterator().next();
        fixture.journal.full = true;
        assertThat(fixture.pipeline
                        .act(
                                new Command(alarm.id(), Action.ACCEPT, new PersonId("carla"), "mqtt", ""),
                                () -> fixture.told.add("act durable"))
                        .refused())
                .isEmpty();
        fixture.storageCatchesUp();
        assertThat(fixture.told).containsExactly("pendant-1 durable");
    }

    @Test
    void refusesRubbishWithAReasonAndACounter() {
        fixture.publish("wrist-1", "{");
        assertThat(fixture.told).containsExactly("wrist-1 refused malformed");
        assertThat(fixture.pipeline.counters().rejectedTotals().get("native"))
                .containsEntry(Reason.MALFORMED.wireName(), 1L);
    }

    @Test
    void keepsTheGoodReadingOfABadNeighbour() {
        fixture.publish("room-1", "[{\"kind\":\"nonsense\",\"value\":1},{\"kind\":\"smoke\",\"value\":true}]");
        assertThat(fixture.notified).extracting(Alarm::kind).containsExactly(AlarmKind.SMOKE);
    }

    @Test
    void escalatesACallThatNobodyAnswers() {
        fixture.publish("pendant-1", SOS);
        fixture.pass(Duration.ofSeconds(61));
        assertThat(fixture.notified.get(fixture.notified.size() - 1).latest().step())
                .isEqualTo(AlarmStep.ESCALATED);
    }

    @Test
    void confirmsAnActOnlyWhenItIsDurable() {
        fixture.publish("pendant-1", SOS);
        act(Action.ACCEPT, "");
        assertThat(fixture.told).isEmpty();
        fixture.storageCatchesUp();
        assertThat(fixture.told).containsExactly("pendant-1 durable", "act durable");
    }

    @Test
    void rebuildsTheHouseFromItsEntries() {
        fixture.publish("pendant-1", SOS);
        act(Action.ACKNOWLEDGE, "");
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":72,\"id\":\"a1\"}");
        House rebuilt = replayed(fixture.journal.entries, List.of());
        assertThat(rebuilt.openAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.state()).isEqualTo(AlarmState.ACKNOWLEDGED));
        assertThat(rebuilt.duplicates().judge(logged().get(1).reading(), 0)).isEqualTo(Duplicates.Verdict.DUPLICATE);
    }

    @Test
    void rebuildsTheSameHouseFromASnapshot() {
        fixture.publish("pendant-1", SOS);
        fixture.journal.snapshotDue = true;
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":72,\"id\":\"a1\"}");
        List<Entry> snapshot = fixture.journal.snapshots.get(0);
        House rebuilt = replayed(List.of(), snapshot);
        assertThat(rebuilt.openAlarms()).containsExactlyElementsOf(fixture.house.openAlarms());
        assertThat(rebuilt.registry().restated(Instant.EPOCH))
                .hasSameElementsAs(fixture.house.registry().restated(Instant.EPOCH));
        assertThat(rebuilt.restated(fixture.now.wall())).hasSameElementsAs(snapshot);
    }

    @Test
    void showsWhatIsSoNowWhenADeviceBringsWhatItHadKept() {
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":72}");
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":95,\"t\":\"2026-11-20T22:00:00Z\"}");
        assertThat(latest(fixture.house)).containsExactly("72");
        List<Entry> snapshot = fixture.house.restated(fixture.now.wall());
        House rebuilt = replayed(List.of(), snapshot);
        assertThat(latest(rebuilt)).as("after a restart").containsExactly("72");
        assertThat(rebuilt.restated(fixture.now.wall())).hasSameElementsAs(snapshot);
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":74}");
        assertThat(latest(fixture.house)).containsExactly("74");
    }

    @Test
    void showsWhatCameAfterADeviceWhoseClockRunsAhead() {
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":72,\"t\":\"2026-11-21T02:18:00Z\"}");
        fixture.pass(Duration.ofSeconds(5));
        fixture.publish("wrist-1", "{\"kind\":\"heart_rate\",\"value\":74}");
        assertThat(latest(fixture.house)).containsExactly("74");
    }

    private static List<String> latest(House house) {
        return house.devices().view(new DeviceId("wrist-1")).latest().stream()
                .map(told -> told.logged().reading().value().toString().replaceAll("\\D", ""))
                .toList();
    }

    @Test
    void raisesACallWhoseAlarmAPowerCutTook() {
        fixture.publish("pendant-1", SOS, packet(3, false));
        List<Entry> onlyTheReading = fixture.journal.entries.stream()
                .filter(entry -> !(entry instanceof AlarmChanged))
                .toList();
        House rebuilt = replayed(onlyTheReading, List.of());
        fixture.over(rebuilt).resume();
        assertThat(rebuilt.openAlarms())
                .extracting(Alarm::id)
                .containsExactly(fixture.notified.get(0).id());
    }

    private House replayed(List<Entry> entries, List<Entry> snapshot) {
        House rebuilt = new House(fixture.rules, fixture.now);
        snapshot.forEach(rebuilt::restated);
        long seq = 0;
        for (Entry entry : entries) {
            rebuilt.entry(seq++, entry);
        }
        return rebuilt;
    }

    private void act(Action action, String outcome) {
        Alarm alarm = fixture.house.openAlarms().iterator().next();
        assertThat(fixture.pipeline
                        .act(
                                new Command(alarm.id(), action, new PersonId("carla"), "mqtt", outcome),
                                () -> fixture.told.add("act durable"))
                        .refused())
                .isEmpty();
        assertThat(fixture.journal.entries).last().isInstanceOf(AlarmChanged.class);
    }

    @Test
    void showsTheReasonAlsoOfADevicesVeryFirstMessage() {
        DeviceId wrist = new DeviceId("wrist-9");
        fixture.publish("wrist-9", "{\"kind\":\"mood\",\"value\":1}");
        assertThat(fixture.told).containsExactly("wrist-9 refused unknown_kind");
        assertThat(fixture.house.registry().device(wrist)).isPresent();
        assertThat(fixture.house.devices().of(wrist).view().refused()).hasSize(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.clock.HouseClock;
import care.lares.clock.Kernel;
import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.driver.RawMessage;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.fixture.MemoryJournal;
import care.lares.journal.Entry.GatewayStarted;
import care.lares.pipeline.Acknowledgement;
import care.lares.pipeline.CallOrder;
import care.lares.pipeline.DeviceView;
import care.lares.pipeline.Heard;
import care.lares.pipeline.House;
import care.lares.pipeline.Newcomers;
import care.lares.pipeline.Observer;
import care.lares.pipeline.Pipeline;
import care.lares.pipeline.Transport;
import care.lares.rules.RuleSettings;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.AlarmIds;
import care.lares.rules.alarm.DeskSettings;
import care.lares.rules.book.RuleBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box without a clock of its own lived in some year until it was told the time: no time since then is made up. */
class UnsetClockTest {
    private static final Instant RIGHT = Instant.parse("2026-11-27T16:00:00Z");

    private final ManualClock machine = new ManualClock(Instant.EPOCH);
    private static final DeviceId PENDANT = new DeviceId("pendant-1");

    private final MemoryJournal journal = new MemoryJournal();
    private final RuleBook rules = new RuleBook(RuleSettings.DEFAULTS);

    @TempDir
    Path data;

    private AliveMark alive;
    private HouseClock time;
    private House house;
    private Pipeline pipeline;
    private ClockWatch watch;

    private void live() {
        alive = new AliveMark(data, data.resolve("no-machine"));
        time = new HouseClock(machine, Kernel.ASKED_NOTHING);
        alive.last().ifPresent(time::notBefore);
        house = new House(rules, time.moment(), alive.unsureUntil());
        for (int seq = 0; seq < journal.entries().size(); seq++) {
            house.entry(seq, journal.entries().get(seq));
        }
        pipeline = new Pipeline(
                house,
                rules,
                new AlarmDesk(DeskSettings.DEFAULTS, new AlarmIds(new byte[AlarmIds.KEY_BYTES])),
                journal,
                alarm -> {},
                CallOrder.AT_ONCE,
                time::moment,
                Newcomers.ENROLLED_ON_FIRST_SIGHT,
                Observer.NONE,
                Runnable::run);
        watch = new ClockWatch(time, pipeline, () -> {});
        new NewLife(house, time, alive).begin(journal, pipeline, watch, alive.last(), new Unheard());
    }

    private void pass(Duration duration) {
        machine.set(machine.instant().plus(duration));
        watch.look();
        pipeline.tick();
    }

    /** Killed after a while: the mark says when. */
    private void die() {
        pass(Duration.ofSeconds(40));
        alive.touch(time.instant(), time.isSure());
    }

    private void press() {
        byte[] sos = "{\"kind\":\"sos\",\"value\":true}".getBytes(StandardCharsets.UTF_8);
        pipeline.accept(
                new NativeJsonDriver(),
                new RawMessage(PENDANT, sos, time.instant(), false),
                Transport.UNNAMED,
                Acknowledgement.NOBODY);
    }

    private List<String> told(AlarmKind kind) {
        return house.openAlarms().stream()
                .filter(alarm -> alarm.kind() == kind)
                .map(Alarm::text)
                .toList();
    }

    private Duration offFor() {
        return journal.entries().stream()
                .filter(GatewayStarted.class::isInstance)
                .map(entry -> ((GatewayStarted) entry).offFor())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void aLifeAfterOneInNoYearDoesNotSayForHowLongItWasOff() {
        live();
        press();
        die();
        machine.jump(RIGHT);
        live();
        pass(Duration.ofMinutes(2));
        assertThat(told(AlarmKind.GATEWAY_WAS_OFF))
                .containsExactly(
                        "Not protected before 2026-11-27 16:00 UTC. Nobody knows for how long: the clock of the"
                                + " gateway was wrong then.");
        assertThat(told(AlarmKind.TEST_OVERDUE)).isEmpty();
        assertThat(offFor()).isZero();
    }

    @Test
    void norDoesOneThatIsToldTheTimeLater() {
        live();
        press();
        die();
        live();
        pass(Duration.ofMinutes(1));
        assertThat(told(AlarmKind.GATEWAY_WAS_OFF)).isEmpty();
        machine.jump(RIGHT);
        pass(Duration.ofMinutes(1));
        assertThat(time.isTrusted()).isTrue();
        assertThat(told(AlarmKind.GATEWAY_WAS_OFF))
                .singleElement()
                .satisfies(
                        text -> assertThat(text).startsWith("Not protected before 2026-11-27 15:59 UTC. Nobody knows"));
        assertThat(told(AlarmKind.TEST_OVERDUE)).isEmpty();
        die();
        live();
        pass(Duration.ofMinutes(1));
        assertThat(told(AlarmKind.TEST_OVERDUE)).as("in the next life, too").isEmpty();
    }

    @Test
    void whatWasHeardInNoYearWasHeardAtATimeThatNobodyKnows() {
        live();
        press();
        DeviceView unset = house.devices().view(PENDANT);
        die();
        machine.jump(RIGHT);
        live();
        DeviceView later = house.devices().view(PENDANT);
        assertThat(unset.lastProven().orElseThrow().trusted()).isFalse();
        assertThat(later.lastProven()).isEqualTo(unset.lastProven());
        assertThat(later.lastSeen()).isEqualTo(unset.lastProven());
        pass(Duration.ofMinutes(1));
        press();
        assertThat(house.devices().view(PENDANT).lastProven()).contains(new Heard(time.instant(), true));
    }

    @Test
    void aPressOfADayThatIsKnownIsProofForAWeekAndAGapIsTold() {
        machine.jump(RIGHT);
        live();
        press();
        die();
        machine.jump(RIGHT.plus(Duration.ofDays(8)));
        live();
        pass(Duration.ofMinutes(1));
        assertThat(told(AlarmKind.TEST_OVERDUE))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("8 days"));
        assertThat(told(AlarmKind.GATEWAY_WAS_OFF))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("(7 days"));
        assertThat(offFor()).isGreaterThan(Duration.ofDays(7));
    }

    @Test
    void aHouseThatIsNeverToldTheTimeCountsByItsOwn() {
        live();
        press();
        pass(Duration.ofDays(6));
        die();
        live();
        pass(Duration.ofHours(30));
        assertThat(told(AlarmKind.TEST_OVERDUE))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("7 days"));
    }
}

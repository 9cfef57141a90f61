// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Rejected;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.rules.RuleSettings;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.AlarmIds;
import care.lares.rules.alarm.DeskSettings;
import care.lares.rules.book.RuleBook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A pipeline over a {@link FakeJournal}, with a clock the test moves. */
final class PipelineFixture {
    static final String SOS = "{\"kind\":\"sos\",\"value\":true}";

    final FakeJournal journal = new FakeJournal();
    final List<Alarm> notified = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final Queue<Runnable> laterTurns = new ArrayDeque<>();
    final RuleBook rules = new RuleBook(RuleSettings.DEFAULTS);
    final Driver driver = new NativeJsonDriver();
    Moment now = new Moment(Instant.parse("2026-11-21T02:10:00Z"), 1_000_000_000L);
    final House house;
    final Pipeline pipeline;

    PipelineFixture() {
        house = new House(rules, now);
        pipeline = over(house);
    }

    Pipeline over(House rebuilt) {
        AlarmDesk desk = new AlarmDesk(DeskSettings.DEFAULTS, new AlarmIds(new byte[32]));
        return new Pipeline(
                rebuilt,
                rules,
                desk,
                journal,
                notified::add,
                CallOrder.AT_ONCE,
                () -> now,
                Newcomers.ENROLLED_ON_FIRST_SIGHT,
                Observer.NONE,
                laterTurns::add);
    }

    /** A message of a device; what it was told is appended to {@link #told} under its name. */
    void publish(String device, String json, Transport transport) {
        publish(pipeline, device, json, transport);
    }

    /** The same to another life of it. */
    void publish(Pipeline rebuilt, String device, String json) {
        publish(rebuilt, device, json, Transport.UNNAMED);
    }

    private void publish(Pipeline to, String device, String json, Transport transport) {
        RawMessage message =
                new RawMessage(new DeviceId(device), json.getBytes(StandardCharsets.UTF_8), now.wall(), false);
        to.accept(driver, message, transport, new Acknowledgement() {
            @Override
            public void durable() {
                told.add(device + " durable");
            }

            @Override
            public void refused(List<Rejected> why) {
                told.add(device + " refused " + why.get(0).reason().wireName());
            }

            @Override
            public void withheld() {
                told.add(device + " withheld");
            }

            @Override
            public void noRoom() {
                told.add(device + " no room");
            }
        });
    }

    void publish(String device, String json) {
        publish(device, json, Transport.UNNAMED);
    }

    static Transport packet(int number, boolean repeated) {
        long id = Duplicates.transportId("pendant-client", number);
        return new Transport(id, repeated);
    }

    /** One turn more of the event loop. */
    void turn() {
        laterTurns.remove().run();
    }

    void storageCatchesUp() {
        pipeline.durable(journal.next());
    }

    void pass(Duration time) {
        now = now.plus(time);
        pipeline.tick();
    }
}

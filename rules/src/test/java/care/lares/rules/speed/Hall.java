// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.speed;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.rules.Dwellers;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.RuleSettings;
import care.lares.rules.Whom;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.AlarmIds;
import care.lares.rules.alarm.DeskSettings;
import care.lares.rules.alarm.OpenAlarms;
import care.lares.rules.book.DeviceState;
import care.lares.rules.book.ResidentBook;
import care.lares.rules.book.ResidentState;
import care.lares.rules.book.RuleBook;
import care.lares.rules.presence.Home;
import care.lares.rules.presence.Homes;
import care.lares.rules.presence.PresenceBook;
import care.lares.rules.presence.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Rules, states of devices and desk, as the pipeline drives them; some calls are open, and now and then one comes. */
final class Hall {
    private static final int OPEN_CALLS = 20;
    /** One reading in so many is a press on a pendant. */
    private static final int PRESS_EVERY = 100_000;

    private static final Homes ALONE = new Alone();

    private static final Duration STEP = Duration.ofMillis(1);

    private final RuleBook book = new RuleBook(RuleSettings.DEFAULTS);
    private final AlarmDesk desk = new AlarmDesk(DeskSettings.DEFAULTS, new AlarmIds(new byte[AlarmIds.KEY_BYTES]));
    private final Map<DeviceId, DeviceState> states = new HashMap<>();
    private final Map<ResidentId, ResidentState> stories = new HashMap<>();
    private final PresenceBook days = new PresenceBook(ALONE);
    private final Function<DeviceId, DeviceState> newDevice = book::initial;
    private final Function<ResidentId, ResidentState> newStory = book.residents()::initial;
    private final Load load;
    private OpenAlarms open = OpenAlarms.none();
    private Moment now = new Moment(Instant.parse("2026-11-21T02:10:00Z"), 1_000_000_000L);
    private long seq;
    private int device;

    Hall(Load load) {
        this.load = load;
        for (int i = 0; i < load.devices(); i++) {
            take(1);
        }
        for (int i = 0; i < OPEN_CALLS; i++) {
            press(i);
        }
    }

    int open() {
        return open.all().size();
    }

    void take(int readings) {
        for (int i = 0; i < readings; i++) {
            if (++seq % PRESS_EVERY == 0) {
                press((int) (seq / PRESS_EVERY % OPEN_CALLS));
            }
            device = device + 1 < load.devices() ? device + 1 : 0;
            if (device == 0) {
                now = now.plus(STEP);
            }
            take(load.reading(device), device);
        }
    }

    private void press(int number) {
        Reading reading = new Reading(
                new DeviceId("pendant-" + number),
                Kind.SOS,
                Value.Flag.ON,
                now.wall(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        take(reading, number);
    }

    private void take(Reading reading, int assigned) {
        Observed observed =
                new Observed(reading, load.assignment(assigned), Optional.empty(), OptionalLong.of(seq), now.nanos());
        DeviceState before = states.computeIfAbsent(reading.device(), newDevice);
        RuleBook.Outcome outcome = book.step(before, observed);
        states.put(reading.device(), outcome.state());
        act(outcome.findings());
        if (ResidentBook.concerns(reading.kind())) {
            tell(observed);
        }
        if (PresenceBook.concerns(reading.kind())) {
            live(observed, assigned);
        }
        open = desk.on(open, observed, Dwellers.UNKNOWN, now).open();
    }

    private void act(List<Finding> findings) {
        if (findings.isEmpty()) {
            return; // as nearly always
        }
        for (Finding finding : findings) {
            open = desk.on(open, finding, now).open();
        }
    }

    /** Readings that are about somebody go into their story as well. */
    private void tell(Observed observed) {
        ResidentId resident = observed.assignment().resident().orElseThrow();
        ResidentState before = stories.computeIfAbsent(resident, newStory);
        ResidentBook.Outcome outcome = book.residents().step(before, new Whom(observed.assignment(), 1), observed);
        stories.put(resident, outcome.state());
        act(outcome.findings());
    }

    /** Readings that are about somebody's day go into it. */
    private void live(Observed observed, int assigned) {
        act(days.told(load.home(assigned), observed));
    }

    /** Everybody has a room of their own. */
    private static final class Alone implements Homes {
        @Override
        public List<Home> of(Assignment assignment) {
            return assignment.resident().map(Home::of).map(List::of).orElse(List.of());
        }

        @Override
        public Surroundings around(Home home, Moment moment) {
            return new Surroundings(
                    Optional.empty(),
                    false,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    ZoneOffset.UTC,
                    true,
                    device -> true,
                    device -> true);
        }
    }
}

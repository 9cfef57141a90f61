// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.ContactId;
import care.lares.domain.Delivery;
import care.lares.domain.Delivery.Outcome;
import care.lares.domain.PersonId;
import care.lares.domain.Priority;
import care.lares.domain.ResidentId;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The phones of those on duty, and the people who carry them: they answer or not, go, and say how it ended. */
final class Staff {
    /** Of a hundred calls so many are refused (a phone that is off), and so many come to nothing. */
    private static final int REFUSED = 2;

    private static final int LOST = 2;
    /** Of a hundred calls so many are answered by somebody who is free; who is with somebody else answers none. */
    private static final int ANSWERED = 90;

    /** How they tell the desk what they do. */
    static final String CHANNEL = "api";

    private final Agenda agenda;
    private final Random random;
    private final Figures figures;
    private final Map<ResidentId, Dweller> dwellers = new HashMap<>();
    private final Map<ContactId, Long> busyUntilNanos = new HashMap<>();
    private final Map<AlarmId, Set<ContactId>> called = new HashMap<>();
    private Optional<House> house = Optional.empty();

    Staff(Agenda agenda, Random random, Figures figures) {
        this.agenda = agenda;
        this.random = random;
        this.figures = figures;
    }

    void worksIn(House here) {
        house = Optional.of(here);
    }

    /** Somebody lives in a flat: whoever goes there comes through its door. */
    void visits(Dweller dweller) {
        dwellers.put(dweller.resident(), dweller);
    }

    private Optional<Dweller> dweller(Alarm alarm) {
        return alarm.assignment().resident().map(dwellers::get);
    }

    private House house() {
        return house.orElseThrow();
    }

    /** An alarm took a step: whoever it calls now is called. What is not urgent waits on the page. */
    void told(Alarm alarm) {
        if (!alarm.state().open()) {
            called.remove(alarm.id());
            return;
        }
        if (alarm.priority() == Priority.LOW || !House.calls(alarm) || !waits(alarm)) {
            return;
        }
        Set<ContactId> before = called.computeIfAbsent(alarm.id(), id -> new HashSet<>());
        if (alarm.latest().step() != AlarmStep.ESCALATED) {
            before.clear();
        }
        Set<ContactId> all = house().rounds(alarm).called(alarm.stepsUp());
        boolean again = before.containsAll(all);
        DutyRoster.ALL.stream()
                .filter(all::contains)
                .filter(contact -> before.add(contact) || again)
                .forEach(contact -> call(contact, alarm));
    }

    /** Nobody has answered yet; that its cause has gone since says nothing of the person. */
    private static boolean waits(Alarm alarm) {
        return alarm.state() == AlarmState.ACTIVE || alarm.state() == AlarmState.ENDED_UNACKNOWLEDGED;
    }

    private void call(ContactId contact, Alarm alarm) {
        int luck = random.nextInt(100);
        Duration way = millis(900, 4_000);
        if (luck < LOST) {
            return;
        }
        agenda.in(way, () -> {
            Outcome outcome = luck < LOST + REFUSED ? Outcome.REFUSED : Outcome.DELIVERED;
            String reason = outcome == Outcome.REFUSED ? "the phone is off" : "";
            if (outcome == Outcome.DELIVERED) {
                figures.rang(alarm.id(), agenda.now());
                agenda.in(millis(3_000, 30_000), () -> answers(contact, alarm.id()));
            }
            house().came(new Delivery(alarm.id(), alarm.steps(), DutyRoster.way(contact), outcome, reason));
        });
    }

    private void answers(ContactId contact, AlarmId id) {
        Optional<Alarm> alarm = house().open().find(id);
        boolean free = busyUntilNanos.getOrDefault(contact, 0L) <= agenda.now().nanos();
        if (alarm.isEmpty() || !waits(alarm.get()) || !free || random.nextInt(100) >= ANSWERED) {
            return;
        }
        if (alarm.get().kind().technical()) {
            act(id, Action.ACKNOWLEDGE, contact, "");
            return;
        }
        act(id, Action.ACCEPT, contact, "");
        figures.goes(id, agenda.now());
        Duration walk = millis(20_000, 120_000);
        Duration help = millis(60_000, 420_000);
        busyUntilNanos.put(contact, agenda.now().plus(walk).plus(help).nanos());
        agenda.in(walk, () -> dweller(alarm.get()).ifPresent(Dweller::isVisited));
        agenda.in(walk.plus(help), () -> {
            ends(contact, id);
            dweller(alarm.get()).ifPresent(Dweller::isLeft);
        });
    }

    /** While the danger is there it cannot be ended: then again later. */
    private void ends(ContactId contact, AlarmId id) {
        if (house().open().find(id).isPresent()
                && house().act(command(id, Action.END, contact, "helped"))
                        .refused()
                        .isPresent()) {
            act(id, Action.ACCEPT, contact, "");
            agenda.in(Duration.ofMinutes(2), () -> ends(contact, id));
        }
    }

    private void act(AlarmId id, Action action, ContactId contact, String outcome) {
        house().act(command(id, action, contact, outcome));
    }

    private static Command command(AlarmId id, Action action, ContactId contact, String outcome) {
        return new Command(id, action, new PersonId(contact.value()), CHANNEL, outcome);
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }
}

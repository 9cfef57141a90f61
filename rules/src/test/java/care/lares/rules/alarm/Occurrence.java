// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Delivery.Outcome;
import care.lares.domain.Moment;
import care.lares.rules.Finding.Phase;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Whatever can happen to an alarm. */
enum Occurrence {
    ACKNOWLEDGE("berta acknowledges", alarm -> alarm.act("berta", Action.ACKNOWLEDGE, "")),
    ACKNOWLEDGE_AGAIN("anton acknowledges", alarm -> alarm.act("anton", Action.ACKNOWLEDGE, "")),
    ACCEPT("berta accepts", alarm -> alarm.act("berta", Action.ACCEPT, "")),
    ACCEPT_AGAIN("anton accepts", alarm -> alarm.act("anton", Action.ACCEPT, "")),
    SEEN("the niece accepts, who may not", alarm -> alarm.ward.seen(alarm.command("niece", Action.ACCEPT, ""))),
    SILENCE("berta silences", alarm -> alarm.act("berta", Action.SILENCE, "")),
    SILENCE_RUNS_OUT("a silence runs out", Occurrence::silenceRunsOut),
    END("berta ends, with an outcome", alarm -> alarm.act("berta", Action.END, "well")),
    END_WITHOUT("berta ends, without one", alarm -> alarm.act("berta", Action.END, " ")),
    END_OVERLONG("berta ends, at length", alarm -> alarm.act("berta", Action.END, "x".repeat(501))),
    NOTE("berta notes something", alarm -> alarm.act("berta", Action.NOTE, "the door was open")),
    NOTE_NOTHING("berta notes nothing", alarm -> alarm.act("berta", Action.NOTE, "")),
    AGAIN("its cause is told again", OneAlarm::tellAgain),
    GOES_ON("its cause is told again after a minute", Occurrence::goesOn),
    WORSE("its cause is told again, high", OneAlarm::tellWorse),
    GONE("its cause goes", alarm -> alarm.tell(Phase.GONE)),
    UNKNOWN("its sensor cannot say", alarm -> alarm.tell(Phase.UNKNOWN)),
    REVOKED("its device is revoked", alarm -> alarm.ward.revoke(Ward.DEVICE, "admin")),
    TIME("its time runs out", Occurrence::timeRunsOut),
    HANDED("it is handed to anton's phone", OneAlarm::hand),
    HANDED_AGAIN("the same step once more", Occurrence::handTwice),
    CONFIRMED("the phone confirms", alarm -> alarm.answer(Outcome.DELIVERED)),
    REFUSED("the phone refuses", alarm -> alarm.answer(Outcome.REFUSED)),
    RESTART("the gateway starts anew", alarm -> alarm.ward.restart(Duration.ofSeconds(5), 0));

    private final String words;
    private final Function<OneAlarm, DeskStep> happens;

    Occurrence(String words, Function<OneAlarm, DeskStep> happens) {
        this.words = words;
        this.happens = happens;
    }

    String words() {
        return words;
    }

    /** What the desk makes of it. */
    DeskStep happensTo(OneAlarm alarm) {
        return happens.apply(alarm);
    }

    private static DeskStep silenceRunsOut(OneAlarm alarm) {
        alarm.act("berta", Action.SILENCE, "1s");
        return alarm.ward.elapse(Duration.ofSeconds(1));
    }

    private static DeskStep goesOn(OneAlarm alarm) {
        alarm.ward.unconfirmed(Duration.ofMinutes(1));
        return alarm.tellAgain();
    }

    private static DeskStep handTwice(OneAlarm alarm) {
        alarm.hand();
        return alarm.hand();
    }

    private static DeskStep timeRunsOut(OneAlarm alarm) {
        Optional<Moment> due = alarm.ward.nextDeadline();
        Duration wait = due.map(
                        then -> Duration.ofNanos(then.nanos() - alarm.ward.now().nanos()))
                .orElse(Duration.ofDays(1));
        return alarm.ward.elapse(wait);
    }
}

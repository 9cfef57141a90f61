// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.driver.Rejected;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.rules.book.DeviceState;
import care.lares.rules.call.CallButtons;
import care.lares.rules.supervision.ProofRules;
import care.lares.rules.supervision.SupervisionState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the pipeline holds of one device: what the rules know of it, and its latest reading of each kind. */
final class DeviceRecord {
    /** Refusals kept for the technician: enough to see a pattern, 3 kB at most. */
    static final int MAX_REFUSED = 10;

    /** As they came in: what the rules went by. */
    private final Map<Kind, Told> heard = new EnumMap<>(Kind.class);
    /** By the device's own time: what was kept while it was out of reach is no news about now. */
    private final Map<Kind, Told> latest = new EnumMap<>(Kind.class);

    /** What last showed that it works: a press that was let go since, too. */
    private Optional<Told> proof = Optional.empty();

    /** Whether its latest press was a call for help, in the same message: it is there for that. */
    private boolean pressCalls;

    private final Course course = new Course();
    private final ArrayDeque<NotUnderstood> refused = new ArrayDeque<>();
    private Optional<Heard> lastSeen = Optional.empty();
    private DeviceState state;

    DeviceRecord(DeviceState state) {
        this.state = state;
    }

    DeviceState state() {
        return state;
    }

    void became(DeviceState next) {
        state = next;
    }

    void told(OptionalLong seq, ReadingLogged logged) {
        Told told = new Told(seq, logged);
        heard.put(logged.reading().kind(), told);
        latest.merge(logged.reading().kind(), told, Told::next);
        course.told(told, state.air().lasts());
        if (CallButtons.isPress(logged.reading())) {
            pressCalls = isCalledWith(logged.reading());
        }
        if (ProofRules.shows(logged.reading())) {
            proof = Optional.of(told);
        }
        lastSeen = Optional.of(Heard.of(logged));
    }

    private boolean isCalledWith(Reading press) {
        return Optional.ofNullable(heard.get(Kind.SOS))
                .map(call -> call.logged().reading())
                .filter(call -> call.isOn() && call.receivedAt().equals(press.receivedAt()))
                .isPresent();
    }

    boolean pressCalls() {
        return pressCalls;
    }

    /** It was decided that its presses are no calls. */
    void callsNoMore() {
        pressCalls = false;
    }

    void refused(Instant at, String driver, Rejected rejected) {
        refused.addFirst(new NotUnderstood(at, driver, rejected.reason().wireName(), rejected.detail()));
        if (refused.size() > MAX_REFUSED) {
            refused.removeLast();
        }
    }

    /** Somebody was erased: what was told of them is forgotten, and what the rules made of it when nothing else is left. */
    void forget(ResidentId resident, DeviceState initial) {
        boolean some = heard.values().removeIf(told -> told.isAbout(resident));
        some |= latest.values().removeIf(told -> told.isAbout(resident));
        proof = proof.filter(told -> !told.isAbout(resident));
        if (some) {
            pressCalls = false;
            course.clear();
        }
        if (some && heard.isEmpty()) {
            state = initial;
        }
    }

    Collection<Told> latest() {
        return latest.values();
    }

    /** The fewest readings which, replayed in the order they came, rebuild this record. */
    Stream<ReadingLogged> restated() {
        Stream<ReadingLogged> told = Stream.of(latest.values().stream(), heard.values().stream(), proof.stream())
                .flatMap(one -> one)
                .map(Told::logged);
        return Stream.concat(told, course.restated()).distinct();
    }

    DeviceView view() {
        return new DeviceView(
                state.device(),
                online(),
                lastSeen,
                proof.map(Told::logged).map(Heard::of),
                state.battery().told() ? Optional.of(state.battery().isLow()) : Optional.empty(),
                new ArrayList<>(latest.values()),
                List.copyOf(refused));
    }

    boolean isOutOfReach() {
        SupervisionState supervision = state.supervision();
        return supervision.offline() || supervision.standing() == SupervisionState.Standing.SILENT;
    }

    private Optional<Boolean> online() {
        SupervisionState supervision = state.supervision();
        if (supervision.offline()) {
            return Optional.of(false);
        }
        return switch (supervision.standing()) {
            case NEVER_TOLD, NOT_HEARD_SINCE_START -> Optional.empty();
            case HEARD -> Optional.of(true);
            case SILENT -> Optional.of(false);
        };
    }
}

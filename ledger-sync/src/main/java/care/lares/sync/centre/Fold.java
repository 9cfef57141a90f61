// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmStep;
import care.lares.domain.Priority;
import care.lares.domain.ResidentId;
import care.lares.journal.Folds;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Beginning;
import care.lares.journal.ToldTogether.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Alarms of one cause that the centre is told of as one, and how far it has been told. Guarded by its box. */
final class Fold {
    private final String id;
    private final String cause;
    private final AlarmKind kind;
    private final Priority priority;
    private final Map<AlarmId, Member> members = new LinkedHashMap<>();
    private int number;
    private Optional<ToldTogether> pending = Optional.empty();
    private boolean underWay;
    private Retries retries;
    private int rebuffs;

    /** An alarm as it stands, and what was told of it last. */
    private static final class Member {
        private Told told;
        private Optional<Alarm> latest = Optional.empty();

        Member(Told told) {
            this.told = told;
        }

        void tell() {
            latest.ifPresent(alarm -> told = new Told(alarm.id(), alarm.steps(), Beginning.of(alarm)));
        }

        /** What was not found open after a start has ended. */
        boolean isOpen() {
            return latest.filter(alarm -> alarm.state().open()).isPresent();
        }
    }

    /** One that nothing was told of yet. */
    Fold(String id, String cause, Alarm first, long nowNanos) {
        this.id = id;
        this.cause = cause;
        this.kind = first.kind();
        this.priority = first.priority();
        this.retries = new Retries(nowNanos);
    }

    /** One of an earlier life. */
    Fold(Folds.Fold before, long nowNanos) {
        ToldTogether newest = before.newest();
        this.id = newest.fold();
        this.cause = newest.cause();
        this.kind = newest.kind();
        this.priority = newest.priority();
        this.number = newest.number();
        this.pending = before.pending();
        this.retries = new Retries(nowNanos);
        newest.open().forEach(told -> members.put(told.alarm(), new Member(told)));
        pending.ifPresent(message -> message.over().forEach(told -> members.put(told.alarm(), new Member(told))));
    }

    String id() {
        return id;
    }

    String cause() {
        return cause;
    }

    /** The alarms in it. */
    List<AlarmId> members() {
        return List.copyOf(members.keySet());
    }

    /** How many more may join. */
    int room() {
        return ToldTogether.MOST_ALARMS - members.size();
    }

    /** The message that is not confirmed yet. */
    Optional<ToldTogether> pending() {
        return pending;
    }

    boolean underWay() {
        return underWay;
    }

    /** Whether its message may be sent, again perhaps. */
    boolean isDue(long nowNanos) {
        return pending.isPresent() && !underWay && retries.isDue(nowNanos);
    }

    /** Whether it is over for all and the centre was not told so. */
    boolean isOver() {
        return pending.isEmpty() && members.values().stream().noneMatch(Member::isOpen);
    }

    /**
     * One of its alarms took a step, or was found after a start; whether that is how it stands: the log tells old steps again.
     */
    boolean seen(Alarm alarm) {
        Member member = members.get(alarm.id());
        if (member == null
                || member.latest.filter(known -> known.steps() > alarm.steps()).isPresent()) {
            return false;
        }
        member.latest = Optional.of(alarm);
        return true;
    }

    /** Whether that alarm began again since it was told: the house hears it anew, and so does the centre. */
    boolean beganAgain(Alarm alarm) {
        Member member = members.get(alarm.id());
        int fresh = member == null ? 0 : alarm.steps() - member.told.step();
        for (int i = alarm.history().size() - 1; i >= 0 && fresh > 0; i--) {
            AlarmStep step = alarm.history().get(i).step();
            if (step == AlarmStep.RECURRED) {
                return true;
            }
            fresh -= step.isCounted() ? 1 : 0;
        }
        return false;
    }

    /** The step of a member that was told last. */
    int toldStep(AlarmId alarm) {
        return members.containsKey(alarm) ? members.get(alarm).told.step() : 0;
    }

    void leave(AlarmId alarm) {
        members.remove(alarm);
    }

    /** Puts its next message together: of all that are in it, and of those that join. */
    ToldTogether pack(Instant at, String recipient, List<Alarm> joining, long nowNanos) {
        for (Alarm alarm : joining) {
            Told first = new Told(alarm.id(), alarm.steps(), Beginning.of(alarm));
            members.computeIfAbsent(alarm.id(), joins -> new Member(first));
            boolean unused = seen(alarm);
        }
        List<Told> open = new ArrayList<>();
        List<Told> over = new ArrayList<>();
        members.values().forEach(member -> {
            member.tell();
            (member.isOpen() ? open : over).add(member.told);
        });
        number++;
        retries = new Retries(nowNanos);
        rebuffs = 0;
        ToldTogether message =
                new ToldTogether(at, recipient, id, cause, kind, priority, number, name(open, over), false, open, over);
        pending = Optional.of(message);
        return message;
    }

    /** A message that the log could not take is put together anew after a restart: other content has another name. */
    private String name(List<Told> open, List<Told> over) {
        int content = Objects.hash(Set.copyOf(open), Set.copyOf(over));
        return id + "-" + number + "-" + Integer.toHexString(content);
    }

    /** Its alarms, as far as they are known: those of an earlier life that have ended are not. */
    List<Alarm> known() {
        return members.values().stream()
                .flatMap(member -> member.latest.stream())
                .toList();
    }

    void sent() {
        underWay = true;
    }

    /** The message is done with; answers those that are not in it any more. */
    List<AlarmId> settled() {
        List<AlarmId> gone = pending.stream()
                .flatMap(message -> message.over().stream())
                .map(Told::alarm)
                .toList();
        gone.forEach(members::remove);
        pending = Optional.empty();
        underWay = false;
        return gone;
    }

    /**
     * It failed; how often in a row.
     *
     * @param away whether nobody was there at all
     */
    int failed(boolean away) {
        underWay = false;
        rebuffs += away ? 0 : 1;
        return retries.failed();
    }

    /** Whether the centre was there so often and did not take it that nothing waits for it any more. */
    boolean isStuck() {
        return rebuffs >= AlarmLane.COMPLAIN_AFTER;
    }

    /** When its message is sent again. */
    Retries retries() {
        return retries;
    }

    /** Those of somebody who was erased. */
    List<AlarmId> of(ResidentId resident) {
        return members.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .latest
                        .flatMap(alarm -> alarm.assignment().resident())
                        .filter(resident::equals)
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }
}

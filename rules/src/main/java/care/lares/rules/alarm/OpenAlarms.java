// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.rules.Finding;
import care.lares.rules.Rule;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The alarms that need someone, in the order they were raised, and those that ended lately. Immutable; a change copies
 * the maps, which hold as many alarms as are open: a handful, a few hundred at the worst.
 */
public final class OpenAlarms {
    /** Most ended alarms remembered: enough to know a second click, and to give a second alarm another id; 0.5 MB. */
    static final int MAX_ENDED = 256;

    private static final OpenAlarms NONE = new OpenAlarms(Map.of(), Map.of(), Map.of(), Map.of());

    private final Map<AlarmId, Alarm> alarms;
    private final Map<Cause, AlarmId> causes;
    private final Map<AlarmId, Alarm> ended;
    private final Map<AlarmId, Pace> paces;

    private OpenAlarms(
            Map<AlarmId, Alarm> alarms,
            Map<Cause, AlarmId> causes,
            Map<AlarmId, Alarm> ended,
            Map<AlarmId, Pace> paces) {
        this.alarms = alarms;
        this.causes = causes;
        this.ended = ended;
        this.paces = paces;
    }

    /** No alarm at all. */
    public static OpenAlarms none() {
        return NONE;
    }

    /** The same with this alarm as it stands now; replayed in order, the latest state of each alarm wins. */
    public OpenAlarms with(Alarm alarm) {
        return alarm.state().open() ? withOpen(alarm) : withEnded(alarm);
    }

    /** The same after a step of this alarm, taken now. */
    OpenAlarms with(Alarm alarm, Moment now) {
        OpenAlarms after = with(alarm);
        Map<AlarmId, Pace> moved = new LinkedHashMap<>(after.paces);
        if (alarm.state().open()) {
            moved.put(alarm.id(), Pace.of(paces.getOrDefault(alarm.id(), Pace.at(now)), alarm, now));
        } else {
            moved.remove(alarm.id());
        }
        return new OpenAlarms(after.alarms, after.causes, after.ended, moved);
    }

    /** When this alarm took its steps; as if it had just taken them when it has taken none in this life. */
    Pace pace(Alarm alarm, Moment now) {
        return paces.getOrDefault(alarm.id(), Pace.at(now));
    }

    /** The same without what is known of a resident who was erased. */
    public OpenAlarms without(ResidentId resident) {
        Predicate<Alarm> theirs =
                alarm -> alarm.assignment().resident().filter(resident::equals).isPresent();
        Map<AlarmId, Alarm> open = new LinkedHashMap<>(alarms);
        open.values().removeIf(theirs);
        Map<Cause, AlarmId> named = new LinkedHashMap<>(causes);
        named.values().retainAll(open.keySet());
        Map<AlarmId, Alarm> over = new LinkedHashMap<>(ended);
        over.values().removeIf(theirs);
        Map<AlarmId, Pace> moved = new LinkedHashMap<>(paces);
        moved.keySet().retainAll(open.keySet());
        return new OpenAlarms(open, named, over, moved);
    }

    /** All open alarms, in the order they were raised. */
    public Collection<Alarm> all() {
        return Collections.unmodifiableCollection(alarms.values());
    }

    /** Those that ended lately, oldest first: restated in snapshots, so that their ids are not given again. */
    public Collection<Alarm> endedLately() {
        return Collections.unmodifiableCollection(ended.values());
    }

    /** The open alarm with this id. */
    public Optional<Alarm> find(AlarmId id) {
        return Optional.ofNullable(alarms.get(id));
    }

    /** The open alarms of one resident. */
    public List<Alarm> of(ResidentId resident) {
        return alarms.values().stream()
                .filter(alarm -> alarm.assignment().resident().equals(Optional.of(resident)))
                .toList();
    }

    /** The open alarms of this rule about a device whose cause is there. */
    public List<Alarm> of(Rule rule, DeviceId device) {
        return alarms.values().stream()
                .filter(alarm -> alarm.rule().equals(rule.name()) && alarm.causePresent())
                .filter(alarm -> alarm.device().equals(Optional.of(device)))
                .toList();
    }

    /** Whether an alarm of the reading's kind, told by its device, is open. */
    public boolean isToldOf(Reading reading) {
        String kind = reading.kind().wireName();
        return alarms.values().stream()
                .filter(alarm -> alarm.kind().wireName().equals(kind))
                .anyMatch(alarm -> alarm.device().equals(Optional.of(reading.device())));
    }

    /** The open alarm this finding is about. */
    Optional<Alarm> about(Finding finding) {
        return Optional.ofNullable(causes.get(Cause.of(finding))).map(alarms::get);
    }

    /** The alarm with this id, open or ended lately. */
    public Optional<Alarm> findAny(AlarmId id) {
        return find(id).or(() -> Optional.ofNullable(ended.get(id)));
    }

    /** Whether an alarm with this id is open, or ended lately. */
    boolean knows(AlarmId id) {
        return alarms.containsKey(id) || ended.containsKey(id);
    }

    private OpenAlarms withOpen(Alarm alarm) {
        Map<AlarmId, Alarm> open = new LinkedHashMap<>(alarms);
        open.put(alarm.id(), alarm);
        Cause cause = Cause.of(alarm);
        if (alarm.id().equals(causes.get(cause))) {
            return new OpenAlarms(open, causes, ended, paces);
        }
        Map<Cause, AlarmId> named = new LinkedHashMap<>(causes);
        named.put(cause, alarm.id());
        return new OpenAlarms(open, named, ended, paces);
    }

    private OpenAlarms withEnded(Alarm alarm) {
        Map<AlarmId, Alarm> open = new LinkedHashMap<>(alarms);
        open.remove(alarm.id());
        Map<Cause, AlarmId> named = new LinkedHashMap<>(causes);
        named.remove(Cause.of(alarm), alarm.id());
        Map<AlarmId, Alarm> over = new LinkedHashMap<>(ended);
        over.put(alarm.id(), alarm);
        if (over.size() > MAX_ENDED) {
            over.remove(over.keySet().iterator().next());
        }
        return new OpenAlarms(open, named, over, paces);
    }
}

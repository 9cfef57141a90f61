// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.rules.Finding;
import care.lares.rules.book.RuleBook;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What each device last told, and what the rules know of it. */
public final class Devices {
    /**
     * Most devices remembered that nobody has registered: a bridge hears the neighbours', and beacons whose addresses
     * change. Of those on which no life hangs, who was heard first gives way.
     */
    static final int MAX_STRANGERS = 1_024;

    private final RuleBook rules;
    private final Predicate<DeviceId> registered;
    private final Map<DeviceId, DeviceRecord> records = new HashMap<>();
    /** Those that were not registered when they were heard first, oldest first. */
    private final Set<DeviceId> strangers = new LinkedHashSet<>();

    Devices(RuleBook rules, Predicate<DeviceId> registered) {
        this.rules = rules;
        this.registered = registered;
    }

    /** How a device is. */
    public DeviceView view(DeviceId id) {
        return Optional.ofNullable(records.get(id)).map(DeviceRecord::view).orElseGet(() -> DeviceView.silent(id));
    }

    /** The latest reading of each kind about a resident, of all devices, by kind. */
    public List<Told> latest(ResidentId resident) {
        Map<Kind, Told> latest = new EnumMap<>(Kind.class);
        records.values().stream()
                .flatMap(device -> device.latest().stream())
                .filter(told -> told.logged().assignment().resident().equals(Optional.of(resident)))
                .forEach(told -> latest.merge(told.logged().reading().kind(), told, Told::later));
        return List.copyOf(latest.values());
    }

    /** The kinds a device has told. */
    public Set<Kind> tells(DeviceId id) {
        DeviceRecord device = records.get(id);
        return device == null
                ? Set.of()
                : device.latest().stream()
                        .map(told -> told.logged().reading().kind())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a device called for help when it was pressed last: one that is made for that says so in each press. */
    boolean pressCalls(DeviceId id) {
        DeviceRecord device = records.get(id);
        return device != null && device.pressCalls();
    }

    /** Whether nobody knows what a device would see: it is silent, or has said good-bye. */
    boolean isOutOfReach(DeviceId id) {
        DeviceRecord device = records.get(id);
        return device != null && device.isOutOfReach();
    }

    /** The record of a device, begun now if there is none. */
    DeviceRecord of(DeviceId id) {
        DeviceRecord known = records.get(id);
        return known == null ? begin(id) : known;
    }

    private DeviceRecord begin(DeviceId id) {
        DeviceRecord begun = new DeviceRecord(rules.initial(id));
        records.put(id, begun);
        if (!registered.test(id)) {
            strangers.add(id);
            makeRoom();
        }
        return begun;
    }

    private void makeRoom() {
        while (strangers.size() > MAX_STRANGERS) {
            DeviceId first = strangers.stream()
                    .filter(id -> tells(id).stream().noneMatch(Kind::lifeSafety))
                    .findFirst()
                    .orElse(strangers.iterator().next());
            strangers.remove(first);
            if (!registered.test(first)) {
                records.remove(first);
            }
        }
    }

    Collection<DeviceRecord> all() {
        return records.values();
    }

    /** What it said last means nothing any more. */
    void revoked(DeviceId id) {
        DeviceRecord device = records.get(id);
        if (device != null) {
            device.became(rules.initial(id));
        }
    }

    /** Its presses are no calls any more: what is found by that. */
    List<Finding> callsNoMore(DeviceId id, Moment now) {
        DeviceRecord device = records.get(id);
        if (device == null) {
            return List.of();
        }
        RuleBook.Outcome outcome = rules.callsNoMore(device.state(), now);
        device.became(outcome.state());
        device.callsNoMore();
        return outcome.findings();
    }

    /** It served somebody who was erased. */
    void remove(DeviceId id) {
        records.remove(id);
        strangers.remove(id);
    }

    /** Whatever others told of somebody who was erased. */
    void forget(ResidentId resident) {
        records.values()
                .forEach(device ->
                        device.forget(resident, rules.initial(device.state().device())));
    }
}

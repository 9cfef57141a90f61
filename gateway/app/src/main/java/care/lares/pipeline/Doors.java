// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.rules.Finding;
import care.lares.rules.Rule;
import care.lares.rules.login.LoginFindings;
import care.lares.rules.login.LoginFindings.Whose;
import care.lares.rules.login.RefusedLogins;
import care.lares.rules.wear.EndOfLife;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who comes to the doors in a device's name. A device that is turned away again and again is deaf, and people are told;
 * so they are when there seem to be two of one name. A name that is no device's raises nothing, whoever makes it up, so
 * that what is remembered is as much as there are devices. Single-threaded.
 */
public final class Doors {
    /** Two of one name that were not seen together for this long may be one again: people may end the alarm. */
    static final Duration APART = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

    private static final Set<AlarmStep> TOLD =
            Set.of(AlarmStep.RAISED, AlarmStep.REPEATED, AlarmStep.RECURRED, AlarmStep.WORSENED);

    private final House house;
    private final Alarms alarms;
    private final Supplier<Moment> clock;
    private final Map<DeviceId, RefusedLogins> refused = new HashMap<>();
    private final Map<DeviceId, Company> companies = new HashMap<>();
    private final TakingTurns turns = new TakingTurns();
    /** When those of one name were last seen to be two, on the monotonic clock; while people are told of it. */
    private final Map<DeviceId, Long> shared = new HashMap<>();

    Doors(House house, Alarms alarms, Supplier<Moment> clock) {
        this.house = house;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * Somebody was turned away who did not know the secret. Devices that were given none speak otherwise.
     *
     * @param name who they said they were: whatever they sent
     */
    public void turnedAway(String name) {
        DeviceId.named(name)
                .flatMap(house.registry()::device)
                .filter(registered -> !registered.credential().secretHash().isEmpty())
                .ifPresent(this::turnedAway);
    }

    /**
     * Somebody was turned away who did not have the key of a device that has one, be it everyone's in a gateway for tests.
     *
     * @param name who they said they were
     */
    public void withoutItsKey(String name) {
        DeviceId.named(name).flatMap(house.registry()::device).ifPresent(this::turnedAway);
    }

    private void turnedAway(DeviceRegistered registered) {
        DeviceId device = registered.device();
        Moment now = clock.get();
        RefusedLogins all = refused.getOrDefault(device, RefusedLogins.NONE).refusedAt(now.nanos());
        refused.put(device, all);
        if (!all.isNoSlip()) {
            return;
        }
        Finding finding = LoginFindings.refused(
                device, registered.assignment(), whose(device), isLifeSafety(registered), now.wall());
        List<Alarm> open = house.open().of(LoginFindings.REFUSED, device);
        boolean news = open.stream().allMatch(alarm -> finding.priority().isAbove(alarm.priority()));
        if (news || all.isDue(now.nanos())) {
            refused.put(device, all.told(now.nanos()));
            tell(finding, open, now);
        }
    }

    private Whose whose(DeviceId device) {
        if (companies.containsKey(device)) {
            return Whose.CONNECTED;
        }
        return house.registry().revocation(device).isPresent() ? Whose.REVOKED : Whose.OUTSIDE;
    }

    /** It has told what a life hangs on, or has to be activated before anybody moves in, or nobody knows yet what it tells. */
    private boolean isLifeSafety(DeviceRegistered registered) {
        DeviceId device = registered.device();
        Set<Kind> tells = house.devices().tells(device);
        boolean perhapsWorn =
                tells.isEmpty() && registered.assignment().resident().isPresent();
        return perhapsWorn
                || EndOfLife.isLifeSafety(tells)
                || house.registry()
                        .commissioning()
                        .running()
                        .filter(setUp -> setUp.isRequired(device))
                        .isPresent();
    }

    /** A device that serves somebody else since has one alarm all the same. */
    private void tell(Finding finding, List<Alarm> open, Moment now) {
        open.stream()
                .filter(alarm -> !alarm.assignment()
                        .resident()
                        .equals(finding.assignment().resident()))
                .forEach(alarm -> alarms.on(LoginFindings.gone(alarm, now.wall()), now));
        alarms.on(finding, now);
    }

    /** Whether people had been told. */
    private boolean over(Rule rule, DeviceId device, Moment now) {
        List<Alarm> open = house.open().of(rule, device);
        open.forEach(alarm -> alarms.on(LoginFindings.gone(alarm, now.wall()), now));
        return !open.isEmpty();
    }

    /** A device has proved who it is. */
    public void letIn(DeviceId device) {
        RefusedLogins before = refused.get(device);
        if (before != null && before.endsByLogin()) {
            refused.put(device, before.letIn(over(LoginFindings.REFUSED, device, clock.get())));
        }
    }

    /**
     * A device that has proved who it is has a connection from now on.
     *
     * @param client its client id: another one with the same takes its place
     * @param address where it comes from, without a port
     * @param sendAway closes it, since its secret counts no more
     */
    public Seat seat(DeviceId device, String client, String address, Runnable sendAway) {
        letIn(device);
        Company company = companies.computeIfAbsent(device, first -> new Company());
        Company.Member member = new Company.Member(client, address, sendAway);
        if (company.came(member, clock.get().nanos())) {
            areTwo(device);
        }
        return new Seat() {
            @Override
            public void spoke() {
                if (company.spoke(member)) {
                    areTwo(device);
                }
            }

            @Override
            public void left() {
                company.left(member);
                if (company.isEmpty()) {
                    companies.remove(device, company);
                }
            }
        };
    }

    /**
     * A device spoke that keeps no connection.
     *
     * @param address where its message came from, without a port
     */
    public void heardFrom(DeviceId device, String address) {
        if (house.registry().device(device).isPresent()
                && turns.from(device, address, clock.get().nanos())) {
            areTwo(device);
        }
    }

    /**
     * A device spoke over a connection of which nobody is told when it is left.
     *
     * @param connection one that only one device can have
     * @param address where the message came from, without a port
     */
    public void heardOver(DeviceId device, String connection, String address) {
        if (house.registry().device(device).isPresent()
                && turns.over(device, connection, address, clock.get().nanos())) {
            areTwo(device);
        }
    }

    private void areTwo(DeviceId device) {
        Moment now = clock.get();
        shared.put(device, now.nanos());
        List<Alarm> open = house.open().of(LoginFindings.SHARED, device);
        Optional<DeviceRegistered> registered = house.registry().device(device);
        if (open.isEmpty() && registered.isPresent()) {
            LOG.warn("two connections use one device's name device={}", device);
            Assignment whom = registered.get().assignment();
            alarms.on(LoginFindings.shared(device, whom, isLifeSafety(registered.get()), now.wall()), now);
        }
    }

    /**
     * A device was registered anew: a secret it had before counts no more, and whoever came with it has to go.
     *
     * @param before how it was registered until then
     */
    void registered(DeviceRegistered before, DeviceRegistered anew) {
        DeviceId device = anew.device();
        if (before.credential().equals(anew.credential())) {
            return;
        }
        turns.forget(device);
        Company company = companies.remove(device);
        if (company != null) {
            company.sendAway();
        }
        if (shared.remove(device) != null) {
            over(LoginFindings.SHARED, device, clock.get());
        }
    }

    /** After a start: what people were told goes on from when they were told last. */
    void resume(Moment now) {
        for (Alarm alarm : house.openAlarms()) {
            if (alarm.device().isPresent() && alarm.causePresent()) {
                resume(alarm, alarm.device().get(), now);
            }
        }
    }

    private void resume(Alarm alarm, DeviceId device, Moment now) {
        if (alarm.rule().equals(LoginFindings.SHARED.name())) {
            shared.put(device, now.nanos());
        } else if (alarm.rule().equals(LoginFindings.REFUSED.name())) {
            Duration ago = alarm.history().stream()
                    .filter(event -> TOLD.contains(event.step()))
                    .map(AlarmEvent::at)
                    .reduce((earlier, later) -> later)
                    .map(at -> Duration.between(at, now.wall()))
                    .filter(age -> !age.isNegative())
                    .orElse(Duration.ZERO);
            refused.put(device, RefusedLogins.toldAt(now.nanos() - ago.toNanos()));
        }
    }

    /** Time has passed. */
    void tick(Moment now) {
        for (DeviceId device : List.copyOf(refused.keySet())) {
            if (refused.getOrDefault(device, RefusedLogins.NONE).isOver(now.nanos())) {
                refused.remove(device);
                over(LoginFindings.REFUSED, device, now);
            }
        }
        for (DeviceId device : List.copyOf(shared.keySet())) {
            if (areTogether(device)) {
                shared.put(device, now.nanos());
            } else if (areApart(device, now)) {
                shared.remove(device);
                over(LoginFindings.SHARED, device, now);
            }
        }
    }

    boolean quietUntil(Moment then) {
        return refused.values().stream().noneMatch(logins -> logins.isOver(then.nanos()))
                && shared.keySet().stream().allMatch(device -> areTogether(device) || !areApart(device, then));
    }

    private boolean areTogether(DeviceId device) {
        Company company = companies.get(device);
        return company != null && company.isShared();
    }

    private boolean areApart(DeviceId device, Moment now) {
        return now.nanos() - shared.getOrDefault(device, now.nanos()) >= APART.toNanos();
    }
}

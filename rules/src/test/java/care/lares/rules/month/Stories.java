// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.Whom;
import care.lares.rules.book.ResidentBook;
import care.lares.rules.book.ResidentState;
import care.lares.rules.presence.Home;
import care.lares.rules.presence.Homes;
import care.lares.rules.presence.PresenceBook;
import care.lares.rules.presence.Surroundings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The rules about residents and their days, as the gateway's pipeline drives them. */
final class Stories implements Homes {
    private final ResidentBook residents;
    private final Predicate<DeviceId> hears;
    private final PresenceBook days = new PresenceBook(this);
    private final Map<ResidentId, Room> rooms = new HashMap<>();
    private final Map<ResidentId, ResidentState> states = new HashMap<>();
    private final Map<ResidentId, Instant> seen = new HashMap<>();
    private final Set<ResidentId> away = new HashSet<>();

    /**
     * Of a house.
     *
     * @param hears whether a device can be heard
     */
    Stories(ResidentBook residents, List<Room> rooms, Predicate<DeviceId> hears) {
        this.residents = residents;
        this.hears = hears;
        rooms.forEach(room -> this.rooms.put(room.resident(), room));
        days.goBy(House.tuning(rooms));
    }

    List<Finding> told(Observed observed) {
        Optional<ResidentId> whose = observed.assignment().resident();
        if (whose.isEmpty()) {
            return List.of();
        }
        if (PresenceBook.concerns(observed.reading().kind())) {
            return of(observed.assignment()).stream()
                    .flatMap(home -> days.told(home, observed).stream())
                    .toList();
        }
        if (!rooms.get(whose.get()).isMeasured()
                || !ResidentBook.concerns(observed.reading().kind())) {
            return List.of();
        }
        return became(whose.get(), residents.step(state(whose.get()), whom(rooms.get(whose.get())), observed));
    }

    List<Finding> look(Moment now) {
        List<Finding> found = new ArrayList<>(days.look(now));
        for (ResidentId one : List.copyOf(states.keySet())) {
            found.addAll(became(one, residents.tick(state(one), whom(rooms.get(one)), now)));
        }
        return found;
    }

    private List<Finding> became(ResidentId resident, ResidentBook.Outcome outcome) {
        states.put(resident, outcome.state());
        return outcome.findings();
    }

    /** What the rules know of somebody who is measured. */
    ResidentState state(ResidentId resident) {
        return states.getOrDefault(resident, residents.initial(resident));
    }

    private static Whom whom(Room room) {
        return new Whom(room.assignment(), room.hasScale2() ? 2 : 1);
    }

    /** A person has seen to somebody. */
    void seen(ResidentId resident, Instant at) {
        seen.put(resident, at);
    }

    /** Somebody has said that nobody will be at home, or that they are back. */
    void away(ResidentId resident, boolean gone) {
        if (gone) {
            away.add(resident);
        } else {
            away.remove(resident);
        }
    }

    /** Of nobody else's day anything is watched: those would cost time and find nothing. */
    @Override
    public List<Home> of(Assignment assignment) {
        return assignment.resident().filter(resident -> rooms.get(resident).isWatched()).map(Home::of).stream()
                .toList();
    }

    @Override
    public Surroundings around(Home home, Moment now) {
        ResidentId resident = home.resident().orElseThrow();
        return new Surroundings(
                rooms.get(resident).assignment().place(),
                false,
                away.contains(resident),
                Optional.empty(),
                Optional.ofNullable(seen.get(resident)),
                DutyRoster.ZONE,
                true,
                device -> true,
                hears);
    }
}

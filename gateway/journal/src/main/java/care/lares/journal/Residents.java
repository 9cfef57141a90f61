// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who lives here, and where, as told last. Told by one thread, asked by any. */
final class Residents {
    private final Map<String, ResidentDescribed> byId = new ConcurrentSkipListMap<>();
    /** Made anew when somebody moves in: that is rare, and it is asked for at each motion. */
    private volatile Map<PlaceId, List<ResidentId>> byPlace = Map.of();

    void put(ResidentDescribed described) {
        byId.put(described.resident().value(), described);
        settle();
    }

    void remove(ResidentId id) {
        byId.remove(id.value());
        settle();
    }

    Optional<ResidentDescribed> find(ResidentId id) {
        return Optional.ofNullable(byId.get(id.value()));
    }

    /** All of them, by id. */
    Collection<ResidentDescribed> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** By id. */
    List<ResidentId> livingIn(PlaceId place) {
        return byPlace.getOrDefault(place, List.of());
    }

    private void settle() {
        byPlace = byId.values().stream()
                .filter(described -> described.place().isPresent())
                .collect(groupingBy(
                        described -> described.place().get(),
                        mapping(ResidentDescribed::resident, toUnmodifiableList())));
    }
}

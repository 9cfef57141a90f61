// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.tuning;

import care.lares.domain.Assignment;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Tuned.Layer;
import care.lares.domain.tuning.Tuned.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is set: for the site, for what is in a place, for what serves a resident. A resident's choice wins over a
 * place's, and that over the site's.
 *
 * @param site for everything
 * @param places by place; a place where nothing is set is not among them
 * @param residents by resident, likewise
 */
public record Tuning(Choice site, Map<PlaceId, Choice> places, Map<ResidentId, Choice> residents) {
    /** Most places, and most residents, for which something is set: a site has fewer of either. */
    public static final int MAX_SCOPES = 200;

    /** Nothing is set. */
    public static final Tuning USUAL = new Tuning(Choice.NONE, Map.of(), Map.of());

    /** Copies the maps, leaves out where nothing is set, and refuses too many. */
    public Tuning {
        places = sorted(places, Comparator.comparing(PlaceId::value));
        residents = sorted(residents, Comparator.comparing(ResidentId::value));
    }

    private static <K> Map<K, Choice> sorted(Map<K, Choice> choices, Comparator<K> order) {
        Map<K, Choice> sorted = new TreeMap<>(order);
        choices.forEach((scope, choice) -> {
            if (!choice.isEmpty()) {
                sorted.put(scope, choice);
            }
        });
        if (sorted.size() > MAX_SCOPES) {
            throw new IllegalArgumentException("settings for more than " + MAX_SCOPES + " places or residents");
        }
        return Collections.unmodifiableMap(sorted);
    }

    /** What holds for what serves this person in this place. */
    public Tuned of(Assignment assignment) {
        List<Layer> layers = new ArrayList<>();
        assignment
                .resident()
                .flatMap(resident -> Optional.ofNullable(residents.get(resident)))
                .ifPresent(choice -> layers.add(new Layer(Scope.RESIDENT, choice)));
        assignment
                .place()
                .flatMap(place -> Optional.ofNullable(places.get(place)))
                .ifPresent(choice -> layers.add(new Layer(Scope.PLACE, choice)));
        layers.add(new Layer(Scope.SITE, site));
        return new Tuned(layers);
    }

    /** The same where these hold for the whole site unless something else is set for it. */
    public Tuning over(Choice usual) {
        if (usual.isEmpty()) {
            return this;
        }
        Map<Setting, Long> values = new EnumMap<>(Setting.class);
        values.putAll(usual.values());
        values.putAll(site.values());
        return new Tuning(new Choice(values), places, residents);
    }

    /** The same without what was set for somebody who is not known any more. */
    public Tuning without(ResidentId resident) {
        if (!residents.containsKey(resident)) {
            return this;
        }
        Map<ResidentId, Choice> left = new TreeMap<>(Comparator.comparing(ResidentId::value));
        left.putAll(residents);
        left.remove(resident);
        return new Tuning(site, places, left);
    }
}

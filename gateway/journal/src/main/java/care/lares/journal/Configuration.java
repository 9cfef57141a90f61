// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.ConfigEntry.Changed;
import care.lares.journal.ConfigEntry.ForResident;
import care.lares.journal.ConfigEntry.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules go by, as the log says. Told by one thread, asked by any. */
public final class Configuration {
    /** What a version says of residents, until the version itself follows. */
    private final Map<ResidentId, ForResident> announced = new HashMap<>();

    private volatile Optional<Changed> changed = Optional.empty();
    private volatile Tuning inForce = Tuning.USUAL;
    private volatile Choice usual = Choice.NONE;

    synchronized void apply(ConfigEntry entry) {
        if (entry instanceof ForResident part) {
            announced.values().removeIf(other -> !other.at().equals(part.at()));
            announced.put(part.resident(), part);
        } else if (entry instanceof Changed version) {
            Map<ResidentId, Choice> residents = new HashMap<>(inForce.residents());
            announced.values().stream()
                    .filter(part -> part.at().equals(version.at()))
                    .forEach(part -> residents.put(part.resident(), part.choice()));
            announced.clear();
            inForce = new Tuning(version.site(), version.places(), residents);
            changed = Optional.of(version);
        }
    }

    synchronized void forget(ResidentId resident) {
        announced.remove(resident);
        inForce = inForce.without(resident);
    }

    /** All that is set. */
    public Tuning inForce() {
        return inForce;
    }

    /** From now on this holds on this site where nobody has set anything: a gateway for tests begins otherwise. */
    public void usually(Choice choice) {
        usual = choice;
    }

    /** What the rules go by: these settings over what is usual on this site. */
    public Tuning effective(Tuning set) {
        return set.over(usual);
    }

    /** What the rules go by now. */
    public Tuning effective() {
        return effective(inForce);
    }

    /** The version that holds; empty when nobody has ever set anything. */
    public Optional<Changed> changed() {
        return changed;
    }

    /** The number of the version that holds; 0: nobody has ever set anything. */
    public long version() {
        return changed.map(Changed::version).orElse(0L);
    }

    /**
     * The entries after which this holds, the version itself last.
     *
     * @param trial on what it was tried
     */
    public List<ConfigEntry> next(Tuning wanted, Instant at, Optional<Trial> trial, String by) {
        Tuning before = inForce;
        List<ConfigEntry> entries = new ArrayList<>();
        wanted.residents().forEach((resident, choice) -> {
            if (!choice.equals(before.residents().get(resident))) {
                entries.add(new ForResident(at, resident, choice, by));
            }
        });
        before.residents().keySet().stream()
                .filter(resident -> !wanted.residents().containsKey(resident))
                .forEach(resident -> entries.add(new ForResident(at, resident, Choice.NONE, by)));
        entries.add(new Changed(at, version() + 1, wanted.site(), wanted.places(), trial, by));
        return entries;
    }

    synchronized List<Entry> restated() {
        List<Entry> all = new ArrayList<>();
        changed.ifPresent(version -> {
            inForce.residents()
                    .forEach((resident, choice) ->
                            all.add(new ForResident(version.at(), resident, choice, version.by())));
            all.add(version);
        });
        return all;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.PersonId;
import care.lares.domain.ResidentId;
import care.lares.journal.AccessEntry.Looked;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes looks into the log, each once in a while. A look is never refused because the log cannot take it: whoever runs
 * to a fall must see the vital signs even when storage has failed. For one thread.
 */
public final class LookBook implements Looks {
    /** A look that goes on is one look for this long. */
    static final Duration WHILE = Duration.ofMinutes(15);
    /** What a board shows is logged once a shift. */
    static final Duration SHIFT = Duration.ofHours(8);
    /** Most looks remembered, about 2 MB: the oldest gives way, and is logged once more when it goes on. */
    static final int MAX_REMEMBERED = 16_384;
    /** Most residents in one entry: keeps it below 8 kB. */
    private static final int MAX_TOGETHER = 100;

    private static final String BOARD = "board";
    private static final String VITALS = "vitals";
    private static final String READINGS = "readings";
    private static final String EVIDENCE = "evidence";
    private static final String CARD = "emergency-card";
    private static final String ENTRIES = "entries";
    private static final Logger LOG = LoggerFactory.getLogger(LookBook.class);

    private record Look(PersonId person, ResidentId resident, String purpose) {}

    private final Registry registry;
    private final Predicate<Looked> log;
    private final InstantSource clock;
    private final Map<Look, Instant> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, Instant> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /**
     * A book in which nothing stands yet.
     *
     * @param registry who is shown on a board
     * @param log takes an entry, or cannot
     */
    public LookBook(Registry registry, Predicate<Looked> log, InstantSource clock) {
        this.registry = registry;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void readings(Caller.Person person, Set<ResidentId> residents) {
        look(person.id(), residents, READINGS, WHILE);
    }

    @Override
    public void vitals(Caller.Person person, ResidentId resident) {
        boolean onTheBoard = isRecent(new Look(person.through(), resident, BOARD), SHIFT);
        if (!onTheBoard) {
            look(person.id(), Set.of(resident), VITALS, WHILE);
        }
    }

    @Override
    public void emergencyCard(Caller.Person person, ResidentId resident) {
        look(person.id(), Set.of(resident), CARD, WHILE);
    }

    @Override
    public void evidence(Caller.Person person, Set<ResidentId> residents) {
        look(person.id(), residents, EVIDENCE, WHILE);
    }

    @Override
    public void entries(Caller.Person person, ResidentId resident) {
        look(person.id(), Set.of(resident), ENTRIES, WHILE);
    }

    @Override
    public void board(Caller.Person person) {
        List<ResidentId> all =
                registry.residents().stream().map(ResidentDescribed::resident).toList();
        look(person.through(), all, BOARD, SHIFT);
    }

    private void look(PersonId person, Collection<ResidentId> residents, String purpose, Duration within) {
        List<ResidentId> fresh = residents.stream()
                .filter(resident -> !isRecent(new Look(person, resident, purpose), within))
                .toList();
        Instant now = clock.instant();
        for (int begin = 0; begin < fresh.size(); begin += MAX_TOGETHER) {
            List<ResidentId> some = fresh.subList(begin, Math.min(fresh.size(), begin + MAX_TOGETHER));
            if (!log.test(new Looked(now, person, Set.copyOf(some), purpose))) {
                LOG.warn("look not logged reason=journal_full purpose={}", purpose);
                return;
            }
            some.forEach(resident -> remember(new Look(person, resident, purpose), now));
        }
    }

    private void remember(Look look, Instant now) {
        remembered.remove(look);
        remembered.put(look, now);
    }

    /** A wall clock that was set back makes a look new: logged once too often rather than never. */
    private boolean isRecent(Look look, Duration within) {
        Instant at = remembered.get(look);
        Instant now = clock.instant();
        return at != null && !at.isAfter(now) && Duration.between(at, now).compareTo(within) < 0;
    }
}

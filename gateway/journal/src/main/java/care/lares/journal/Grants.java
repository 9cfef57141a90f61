// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.ConsentId;
import care.lares.domain.Purpose;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.journal.ConsentEntry.ConsentGiven;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The consents that were given and not withdrawn. Told by one thread, asked by any. */
public final class Grants {
    private final Map<String, ConsentGiven> given = new ConcurrentSkipListMap<>();

    void apply(ConsentEntry entry) {
        if (entry instanceof ConsentGiven consent) {
            given.put(consent.consent().value(), consent);
        } else {
            given.remove(entry.consent().value());
        }
    }

    /** Somebody was erased: nothing was ever consented to. */
    void forget(ResidentId resident) {
        given.values().removeIf(consent -> consent.resident().equals(resident));
    }

    /** A consent that was not withdrawn, also one that has run out. */
    public Optional<ConsentGiven> grant(ConsentId id) {
        return Optional.ofNullable(given.get(id.value()));
    }

    /** Every consent that holds at this time, by id. */
    public List<ConsentGiven> valid(Instant now) {
        return given.values().stream().filter(consent -> consent.isValid(now)).toList();
    }

    /**
     * The consent under which a recipient may have a resident's data now; of several the one that allows most.
     *
     * @param now the moment of sending: what has run out by then allows nothing
     */
    public Optional<ConsentGiven> of(ResidentId resident, RecipientId recipient, Purpose purpose, Instant now) {
        List<ConsentGiven> fitting = given.values().stream()
                .filter(consent -> consent.resident().equals(resident))
                .filter(consent -> consent.recipient().equals(recipient))
                .filter(consent -> consent.purpose() == purpose && consent.isValid(now))
                .toList();
        return fitting.stream()
                .filter(ConsentGiven::named)
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }
}

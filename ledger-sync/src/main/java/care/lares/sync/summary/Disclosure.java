// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.sync.deidentify.Aliases;
import java.util.List;
import java.util.Optional;

/**
 * In which form a recipient is given something: what was decided about names at the last moment.
 *
 * @param recipient who is given it
 * @param aliases what people and devices are called; those of data with names never occur in data without
 * @param isNamed whether it says whom it is about
 * @param people who is named, and what is told about each; empty in data without names
 * @param scene where it is; empty in data without names
 */
public record Disclosure(
        RecipientId recipient, Aliases aliases, boolean isNamed, List<NamedPerson> people, Optional<Scene> scene) {
    /** Copies the people; refuses names in data without names. */
    public Disclosure {
        people = List.copyOf(people);
        if (!isNamed && (!people.isEmpty() || scene.isPresent())) {
            throw new IllegalArgumentException("data without names name nobody");
        }
    }

    /** Without any name. */
    public static Disclosure pseudonymous(RecipientId recipient, Aliases aliases) {
        return new Disclosure(recipient, aliases, false, List.of(), Optional.empty());
    }

    /** What may be told about somebody; empty: a pseudonym only. */
    public Optional<NamedPerson> person(ResidentId resident) {
        return people.stream()
                .filter(person -> person.resident().equals(resident))
                .findFirst();
    }
}

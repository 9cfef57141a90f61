// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.consent;

import care.lares.domain.Alarm;
import care.lares.domain.Category;
import care.lares.domain.PlaceId;
import care.lares.domain.Purpose;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.journal.ConsentEntry.ConsentGiven;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.sync.deidentify.Pseudonyms;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.NamedPerson;
import care.lares.sync.summary.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Whether somebody outside may have something now, and in which form. To be asked right before it is sent: a consent
 * withdrawn a moment ago holds no longer. Safe for use by several threads.
 */
public final class Consents {
    private final Registry registry;
    private final Pseudonyms pseudonyms;
    private final String house;
    private final Optional<String> address;
    private final UnaryOperator<Instant> latest;

    /**
     * Decides by what the registry knows.
     *
     * @param registry who lives where, and the consents
     * @param pseudonyms what people are called in data without names
     * @param house what people call the house; may be empty
     * @param address where it is
     */
    public Consents(Registry registry, Pseudonyms pseudonyms, String house, Optional<String> address) {
        this(registry, pseudonyms, house, address, now -> now);
    }

    /**
     * The same in a house whose clock may be wrong.
     *
     * @param latest the latest that it may be at a moment: a consent that may have run out by then allows nothing
     */
    public Consents(
            Registry registry,
            Pseudonyms pseudonyms,
            String house,
            Optional<String> address,
            UnaryOperator<Instant> latest) {
        this.registry = registry;
        this.pseudonyms = pseudonyms;
        this.house = house;
        this.address = address;
        this.latest = latest;
    }

    /**
     * In which form a recipient may have the summary of a resident's hour for their care.
     *
     * @param resident whose; empty: the house's own, which is about nobody in particular
     * @param now the moment of sending
     * @return empty: it must not leave
     */
    public Optional<Disclosure> summary(Optional<ResidentId> resident, RecipientId recipient, Instant now) {
        if (resident.isEmpty()) {
            return mayHaveTheHouses(recipient, now) ? Optional.of(pseudonymous(recipient)) : Optional.empty();
        }
        return registry.grants()
                .of(resident.get(), recipient, Purpose.CARE, latest.apply(now))
                .map(grant -> grant.named() ? named(resident.get(), recipient) : pseudonymous(recipient));
    }

    /** How a house is tells something about those who live in it: one of them has to trust the recipient. */
    private boolean mayHaveTheHouses(RecipientId recipient, Instant now) {
        return registry.residents().isEmpty()
                || registry.grants().valid(latest.apply(now)).stream()
                        .anyMatch(grant -> grant.purpose() == Purpose.CARE
                                && grant.recipient().equals(recipient));
    }

    /**
     * In which form a recipient has an alarm. It always leaves. When a person or a home is in danger, it says who, where
     * and what helpers must know, whatever was consented to; else it names somebody only under a consent that does.
     *
     * @param now the moment of sending
     */
    public Disclosure alarm(Alarm alarm, RecipientId recipient, Instant now) {
        if (isExempt(alarm)) {
            return new Disclosure(
                    recipient, pseudonyms.named(recipient), true, endangered(alarm), Optional.of(scene(alarm)));
        }
        Optional<ResidentId> resident = alarm.assignment().resident();
        boolean mayBeNamed = resident.filter(id ->
                        isNamed(id, recipient, Purpose.EMERGENCY, now) || isNamed(id, recipient, Purpose.CARE, now))
                .isPresent();
        if (!mayBeNamed) {
            return pseudonymous(recipient);
        }
        List<NamedPerson> person = List.of(new NamedPerson(resident.get(), name(resident.get()), Map.of()));
        return new Disclosure(recipient, pseudonyms.named(recipient), true, person, Optional.of(scene(alarm)));
    }

    /** In which form a recipient has what names nobody. */
    public Disclosure withoutNames(RecipientId recipient) {
        return pseudonymous(recipient);
    }

    /** Whether no consent is asked for: somebody or somebody's home is in danger. */
    public static boolean isExempt(Alarm alarm) {
        Category category = alarm.kind().category();
        return category.danger();
    }

    private boolean isNamed(ResidentId resident, RecipientId recipient, Purpose purpose, Instant now) {
        return registry.grants()
                .of(resident, recipient, purpose, latest.apply(now))
                .filter(ConsentGiven::named)
                .isPresent();
    }

    private Disclosure pseudonymous(RecipientId recipient) {
        return Disclosure.pseudonymous(recipient, pseudonyms.pseudonymous(recipient));
    }

    private Disclosure named(ResidentId resident, RecipientId recipient) {
        List<NamedPerson> person = List.of(new NamedPerson(resident, name(resident), Map.of()));
        return new Disclosure(recipient, pseudonyms.named(recipient), true, person, Optional.empty());
    }

    /** Whom it is about, or everybody who lives where it is. */
    private List<NamedPerson> endangered(Alarm alarm) {
        Optional<ResidentId> resident = alarm.assignment().resident();
        if (resident.isPresent()) {
            return List.of(withCard(resident.get()));
        }
        Optional<PlaceId> place = alarm.assignment().place();
        return registry.residents().stream()
                .filter(known -> place.isPresent() && known.place().equals(place))
                .map(known -> withCard(known.resident()))
                .toList();
    }

    private NamedPerson withCard(ResidentId resident) {
        Map<String, String> card =
                registry.resident(resident).map(ResidentDescribed::card).orElse(Map.of());
        return new NamedPerson(resident, name(resident), card);
    }

    /** Nobody has described them: the id is what people in the house go by. */
    private String name(ResidentId resident) {
        return registry.resident(resident).map(ResidentDescribed::name).orElse(resident.value());
    }

    private Scene scene(Alarm alarm) {
        return new Scene(
                house, address, registry.whereabouts(alarm.assignment()).map(this::placeName));
    }

    private String placeName(PlaceId place) {
        return registry.place(place).map(PlaceRegistered::name).orElse(place.value());
    }
}

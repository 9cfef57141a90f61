// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.domain.ContactId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.pipeline.Pipeline;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registry, as those who write into it see it: a change is answered when it would survive a power cut. */
public final class Book {
    /** Longest name in characters: fits one line of a pager. */
    static final int MAX_NAME = 200;

    private static final String MEANWHILE = "send it again until it is confirmed";

    private final Pipeline pipeline;
    private final Vertx vertx;
    private final InstantSource clock;

    /** Writes through this pipeline. */
    public Book(Pipeline pipeline, Vertx vertx, InstantSource clock) {
        this.pipeline = pipeline;
        this.vertx = vertx;
        this.clock = clock;
    }

    Registry registry() {
        return pipeline.house().registry();
    }

    /** As exact as the log keeps it: what is shown of an entry is the same after a restart, and so is its tag. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Who does it. */
    static String by(Exchange exchange) {
        return exchange.person().id().value();
    }

    /** Registers all of these, or as many as the log takes, and answers once all are durable. */
    void register(Exchange exchange, List<? extends Entry> entries, Runnable answer) {
        exchange.when(Durably.noted(vertx, durable -> registered(entries, durable), MEANWHILE), done -> answer.run());
    }

    /** Changes nothing, but answers only when what stands in the registry is durable. */
    void confirm(Exchange exchange, Runnable answer) {
        exchange.when(Durably.noted(vertx, pipeline::whenDurable, MEANWHILE), done -> answer.run());
    }

    private boolean registered(List<? extends Entry> entries, Runnable durable) {
        for (Entry entry : entries.subList(0, entries.size() - 1)) {
            if (!pipeline.registrar().register(entry, () -> {})) {
                return false;
            }
        }
        return pipeline.registrar().register(entries.get(entries.size() - 1), durable);
    }

    /**
     * Something to be registered.
     *
     * @param entries what the log is given
     * @param location where it is found afterwards
     * @param shown what is answered
     */
    record Wanted(List<? extends Entry> entries, String location, JsonObject shown) {}

    /** How what is wanted stands to what is known. */
    enum Known {
        /** There is none, or one known from being mentioned only: nothing is lost. */
        NEW,
        /** It is so already. */
        SAME,
        /** It is otherwise. */
        OTHER;

        static <T> Known of(Optional<T> known, Predicate<T> same, Predicate<T> bare) {
            if (known.filter(same).isPresent()) {
                return SAME;
            }
            return known.isEmpty() || known.filter(bare).isPresent() ? NEW : OTHER;
        }
    }

    /** Answers 201 for what is new, 200 for what is so already, and 409 for what would be lost. */
    void create(Exchange exchange, Known known, Wanted wanted, String conflict) {
        switch (known) {
            case NEW -> register(exchange, wanted.entries(), () -> exchange.created(wanted.location(), wanted.shown()));
            case SAME -> confirm(exchange, () -> exchange.ok(wanted.shown()));
            case OTHER -> throw new Refused(Problem.conflict(conflict));
        }
    }

    /** Answers 201 for what is new, 200 for what was there. */
    void replace(Exchange exchange, Known known, Wanted wanted) {
        switch (known) {
            case NEW -> register(exchange, wanted.entries(), () -> exchange.created(wanted.location(), wanted.shown()));
            case SAME -> confirm(exchange, () -> exchange.ok(wanted.shown()));
            case OTHER -> register(exchange, wanted.entries(), () -> exchange.ok(wanted.shown()));
        }
    }

    /** A name with a slip in it would be somebody whom nobody ever calls. */
    void refuseStrangers(Stream<ContactId> contacts) {
        String strangers = contacts.filter(
                        contact -> registry().contact(contact).isEmpty())
                .map(ContactId::value)
                .collect(Collectors.joining(", "));
        if (!strangers.isEmpty()) {
            throw new Refused(Problem.badRequest(
                    "there are no such contacts: " + strangers + "; register them first, POST /api/v1/contacts"));
        }
    }

    /** A place nobody has registered becomes known by its id when something is said to be there. */
    List<Entry> mentioned(Optional<PlaceId> place, String by) {
        return place
                .filter(id -> registry().place(id).isEmpty())
                .<Entry>map(id -> new PlaceRegistered(now(), id, id.value(), by))
                .stream()
                .toList();
    }

    /** A resident nobody has registered becomes known by the id when something is said to be theirs. */
    List<Entry> mentionedResident(Optional<ResidentId> resident, String by) {
        return resident
                .filter(id -> registry().resident(id).isEmpty())
                .<Entry>map(id -> new ResidentDescribed(
                        now(), id, id.value(), Optional.empty(), ResidentDescribed.USUAL_SCALE, Map.of(), by))
                .stream()
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.ConsentRoutes;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.api.registry.Book.Known;
import care.lares.api.registry.Book.Wanted;
import care.lares.domain.ConsentId;
import care.lares.domain.Purpose;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.journal.ConsentEntry.ConsentGiven;
import care.lares.journal.ConsentEntry.ConsentWithdrawn;
import care.lares.journal.Entry;
import care.lares.security.Scope;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Consents: given, and withdrawn. Giving the same twice gives it once; what was given otherwise is withdrawn first, so
 * that nobody is allowed more by mistake.
 */
public final class ConsentRegistration implements RouteGroup {
    private static final String PATH = "/api/v1/consents";
    private static final Need WRITE = Need.oneOf(Scope.REGISTRY_WRITE);
    /** Longest id that is looked at, in characters: the form itself says how long it may be. */
    private static final int MAX_ID = 256;
    /** Longest reason in characters: a sentence. */
    private static final int MAX_REASON = 500;
    /** Length of a minted id in bytes: no two of a house are the same. */
    private static final int MINTED_BYTES = 8;

    private final Book book;
    private final SecureRandom random;

    /**
     * Writes into this book.
     *
     * @param random mints ids
     */
    public ConsentRegistration(Book book, SecureRandom random) {
        this.book = book;
        this.random = random;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(PATH).needs(WRITE).body(BodyRule.JSON_OBJECT).to(this::give),
                Route.delete(PATH + "/{id}").needs(WRITE).query("reason").to(this::withdraw));
    }

    /** What somebody says of a consent; id: empty when one is to be minted. */
    private record Said(
            Optional<ConsentId> id,
            ResidentId resident,
            RecipientId recipient,
            Purpose purpose,
            boolean named,
            Optional<Instant> until) {
        boolean isSameAs(ConsentGiven given) {
            return resident.equals(given.resident())
                    && recipient.equals(given.recipient())
                    && purpose == given.purpose()
                    && named == given.named()
                    && until.equals(given.until());
        }
    }

    private void give(Exchange exchange) {
        Said said = said(exchange);
        Optional<ConsentGiven> known = said.id()
                .flatMap(book.registry().grants()::grant)
                .filter(given -> given.isValid(book.now()))
                .or(() -> said.id().isPresent() ? Optional.empty() : given(said));
        ConsentGiven wanted = known.filter(said::isSameAs).orElseGet(() -> consent(said, Book.by(exchange)));
        List<Entry> entries = new ArrayList<>(book.mentionedResident(Optional.of(said.resident()), wanted.by()));
        entries.add(wanted);
        String location = PATH + "/" + Ids.inPath(wanted.consent().value());
        book.create(
                exchange,
                Known.of(known, said::isSameAs, given -> false),
                new Wanted(entries, location, ConsentRoutes.json(wanted)),
                "there is a consent '" + wanted.consent() + "' already, given otherwise; DELETE " + PATH
                        + "/{id} withdraws it");
    }

    /** The same, said once more without an id. */
    private Optional<ConsentGiven> given(Said said) {
        return book.registry().grants().valid(book.now()).stream()
                .filter(said::isSameAs)
                .findFirst();
    }

    private ConsentGiven consent(Said said, String by) {
        return new ConsentGiven(
                book.now(),
                said.id().orElseGet(this::minted),
                said.resident(),
                said.recipient(),
                said.purpose(),
                said.named(),
                said.until(),
                by);
    }

    private ConsentId minted() {
        byte[] bytes = new byte[MINTED_BYTES];
        random.nextBytes(bytes);
        return new ConsentId("c-" + HexFormat.of().formatHex(bytes));
    }

    private void withdraw(Exchange exchange) {
        ConsentId id = exchange.path("id", "consent", ConsentId::new);
        ConsentGiven given = book.registry()
                .grants()
                .grant(id)
                .orElseThrow(() -> new Refused(Problem.notFound("there is no such consent")));
        String reason =
                exchange.query().of("reason", ConsentRegistration::reason).orElse("");
        ConsentWithdrawn withdrawn =
                new ConsentWithdrawn(book.now(), id, given.resident(), given.recipient(), reason, Book.by(exchange));
        book.register(exchange, List.of(withdrawn), exchange::noContent);
    }

    private static String reason(String text) {
        if (text.length() > MAX_REASON || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("may have " + MAX_REASON + " characters of one line");
        }
        return text.strip();
    }

    private Said said(Exchange exchange) {
        Fields fields = Fields.of(exchange.body(), "id", "resident", "recipient", "purpose", "named", "until");
        Optional<ConsentId> id = fields.of("id", MAX_ID, ConsentId::new);
        Optional<ResidentId> resident = fields.of("resident", MAX_ID, ResidentId::new);
        Optional<RecipientId> recipient = fields.of("recipient", MAX_ID, RecipientId::new);
        Optional<Purpose> purpose = fields.of("purpose", MAX_ID, ConsentRegistration::purpose);
        boolean named = fields.flag("named");
        Optional<Instant> until = fields.of("until", MAX_ID, this::until);
        ResidentId whose = fields.required("resident", resident, new ResidentId("-"));
        RecipientId who = fields.required("recipient", recipient, new RecipientId("-"));
        Purpose what = fields.required("purpose", purpose, Purpose.CARE);
        fields.check();
        return new Said(id, whose, who, what, named, until);
    }

    private static Purpose purpose(String text) {
        return Purpose.ofWireName(text)
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(Purpose.values()).map(Purpose::wireName).collect(Collectors.joining(", "))));
    }

    private Instant until(String text) {
        try {
            Instant until = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (until.isAfter(book.now())) {
                return until;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time such as 2026-11-21T08:00:00Z", e);
        }
        throw new IllegalArgumentException("must be in the future");
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.CoverageJson;
import care.lares.api.CoverageReport;
import care.lares.api.Exchange;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.RosterJson;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.api.registry.RosterForm.Wish;
import care.lares.domain.roster.Roster;
import care.lares.journal.RegistryEntry.RosterChanged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who is called when: decided as a whole, or given up. */
public final class RosterRegistration implements RouteGroup {
    private static final String PATH = "/api/v1/roster";

    private final Book book;
    private final Function<Roster, CoverageReport> coverage;

    /**
     * Writes into this book.
     *
     * @param coverage what a roster that is not kept would come to
     */
    public RosterRegistration(Book book, Function<Roster, CoverageReport> coverage) {
        this.book = book;
        this.coverage = coverage;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.put(PATH)
                        .needs(Registration.WRITE)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::replace),
                Route.delete(PATH).needs(Registration.WRITE).to(this::giveUp),
                Route.post(PATH + "/check")
                        .needs(Registration.WRITE)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::tryOut));
    }

    /** What keeping it would come to; nothing is kept. */
    private void tryOut(Exchange exchange) {
        Roster roster = RosterForm.read(exchange.body()).roster();
        book.refuseStrangers(roster.contacts().stream());
        exchange.ok(CoverageJson.of(coverage.apply(roster), roster, book.registry()));
    }

    private void replace(Exchange exchange) {
        Wish wish = RosterForm.read(exchange.body());
        Roster roster = wish.roster();
        book.refuseStrangers(roster.contacts().stream());
        if (roster.equals(book.registry().roster())) {
            book.registry()
                    .rosterChanged()
                    .ifPresent(kept -> book.confirm(exchange, () -> exchange.ok(RosterJson.of(kept))));
            return;
        }
        wish.instead().ifPresent(this::refuseOutdated);
        RosterChanged changed = new RosterChanged(book.now(), roster, Book.by(exchange));
        book.register(exchange, List.of(changed), () -> exchange.ok(RosterJson.of(changed)));
    }

    /** Two people who change it at the same time must not undo each other's work unseen. */
    private void refuseOutdated(Instant read) {
        Optional<RosterChanged> kept = book.registry()
                .rosterChanged()
                .filter(changed -> !changed.at().truncatedTo(ChronoUnit.MICROS).equals(read));
        kept.ifPresent(changed -> {
            throw new Refused(Problem.conflict("the roster was changed meanwhile, by " + changed.by() + " at "
                    + changed.at() + "; read it again and change that"));
        });
    }

    private void giveUp(Exchange exchange) {
        if (!book.registry().roster().isKept()) {
            throw new Refused(Problem.notFound("no roster is kept: everybody is called at once"));
        }
        RosterChanged given = new RosterChanged(book.now(), Roster.NONE, Book.by(exchange));
        book.register(exchange, List.of(given), exchange::noContent);
    }
}

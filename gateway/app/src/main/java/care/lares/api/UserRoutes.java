// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.PersonId;
import care.lares.journal.DutyEntry.PinSet;
import care.lares.journal.Registry;
import care.lares.security.Pins;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who stands at a shared console: said by PIN, within a second. */
public final class UserRoutes implements RouteGroup {
    private static final int MAX_ID = 256;
    private static final String PATH = "/api/v1/session/user";
    private static final Logger LOG = LoggerFactory.getLogger(UserRoutes.class);
    private static final String WRONG = "this is not that person's PIN; alarms can be answered without one";

    private final Registry registry;
    private final ConsoleUsers users;
    private final PinDesk pins;
    private final InstantSource clock;

    /** Over those who stand at consoles. */
    public UserRoutes(Registry registry, ConsoleUsers users, PinDesk pins, InstantSource clock) {
        this.registry = registry;
        this.users = users;
        this.pins = pins;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH).needs(Need.A_PERSON).to(exchange -> exchange.ok(stand(cookie(exchange)))),
                Route.post(PATH).needs(Need.A_PERSON).body(BodyRule.JSON_OBJECT).to(this::come),
                Route.post(PATH + "/stay").needs(Need.A_PERSON).to(this::stay),
                Route.delete(PATH).needs(Need.A_PERSON).to(this::go));
    }

    /** Only a browser's session is a console: a token is a program, which says in whose name it acts. */
    private static String cookie(Exchange exchange) {
        return Access.cookie(exchange.context().request())
                .filter(sent -> exchange.person().channel() == Caller.Channel.SESSION)
                .orElseThrow(() -> new Refused(Problem.badRequest(
                        "nobody stands at a token: sign in at /api/v1/session; with a token, name who acts as 'by'")));
    }

    private JsonObject stand(String cookie) {
        Duration left = users.left(cookie);
        JsonArray people = new JsonArray();
        registry.duty().people().forEach(person -> people.add(person.value()));
        return new JsonObject()
                .put("user", users.user(cookie).map(PersonId::value).orElse(null))
                .put("until", left.isZero() ? null : clock.instant().plus(left).toString())
                .put("idleSeconds", ConsoleUsers.LASTS.toSeconds())
                .put("people", people);
    }

    private void come(Exchange exchange) {
        String cookie = cookie(exchange);
        Fields fields = Fields.of(exchange.body(), "person", "pin");
        PersonId nobody = exchange.person().through();
        PersonId person = fields.required("person", fields.of("person", MAX_ID, PersonId::new), nobody);
        String pin = fields.required("pin", fields.text("pin", Pins.LONGEST), "");
        fields.check();
        Duration wait = users.braked(cookie, person);
        if (!wait.isZero()) {
            throw new Refused(Problem.tooMany(
                    "too many wrong PINs; alarms can be answered without one meanwhile", wait.plusMillis(999)));
        }
        // Counted before it is known: tries at the same time would all get by the brake otherwise.
        users.tries(cookie, person);
        Future<Boolean> right = registry.duty()
                .pin(person)
                .map(PinSet::sealed)
                .map(kept -> pins.matches(person, kept, pin))
                .orElseGet(() -> Future.succeededFuture(false));
        exchange.when(right, isRight -> {
            if (!isRight) {
                LOG.warn("pin refused");
                exchange.refuse(Problem.forbidden(WRONG));
                return;
            }
            users.comes(cookie, person);
            exchange.ok(stand(cookie));
        });
    }

    private void stay(Exchange exchange) {
        String cookie = cookie(exchange);
        users.stays(cookie);
        exchange.ok(stand(cookie));
    }

    private void go(Exchange exchange) {
        users.goes(cookie(exchange));
        exchange.noContent();
    }
}

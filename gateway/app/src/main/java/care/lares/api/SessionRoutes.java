// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.api.Sessions.Session;
import care.lares.domain.PersonId;
import care.lares.domain.Ticks;
import care.lares.journal.Registry;
import care.lares.security.Principal;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signing in and out with a browser. */
public final class SessionRoutes implements RouteGroup {
    /** What a person whom nobody has enrolled may do with a code, unless the administrator says otherwise: a carer's work. */
    static final Set<Scope> CARER = Set.of(Scope.ALARMS_ACT, Scope.RESIDENTS_READ, Scope.READINGS_WRITE);
    /** How long a browser keeps the cookie: longer than any session is unused, so that the gateway decides. */
    private static final Duration COOKIE_LASTS = Duration.ofDays(30);

    private static final String CODE_FORM =
            "send {\"person\":\"ID\"}, and \"scopes\":[…] where it should not be what that person's credential allows";

    private final Vertx vertx;
    private final Sessions sessions;
    private final Identities identities;
    private final Registry registry;
    private final BooleanSupplier failing;
    private final Guesses guesses;

    /**
     * Over these sessions.
     *
     * @param identities who signs in with a token
     * @param registry who is enrolled
     * @param failing whether what people do cannot be recorded now: they are let in all the same
     */
    public SessionRoutes(
            Vertx vertx,
            Sessions sessions,
            Identities identities,
            Registry registry,
            Ticks ticks,
            BooleanSupplier failing) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.identities = identities;
        this.registry = registry;
        this.guesses = new Guesses(vertx, ticks);
        this.failing = failing;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/session").needs(Need.A_PERSON).to(this::tell),
                Route.post("/api/v1/session").body(BodyRule.JSON_OBJECT).to(this::signIn),
                Route.delete("/api/v1/session").needs(Need.A_PERSON).to(this::signOut),
                Route.post("/api/v1/session/codes")
                        .needs(Need.oneOf(Scope.ADMIN))
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::mintCode));
    }

    private void tell(Exchange exchange) {
        Caller.Person person = exchange.person();
        exchange.ok(session(exchange)
                .map(session -> json(session, person))
                .orElseGet(() -> json(person).put("csrf", null).put("until", null)));
    }

    private Optional<Session> session(Exchange exchange) {
        return exchange.person().channel() == Caller.Channel.SESSION
                ? Access.cookie(exchange.context().request()).flatMap(sessions::use)
                : Optional.empty();
    }

    private void signIn(Exchange exchange) {
        JsonObject body = exchange.body();
        Object code = body.getValue("code");
        Object token = body.getValue("token");
        if (body.size() != 1 || !(code instanceof String || token instanceof String)) {
            throw new Refused(Problem.badRequest("send {\"code\":\"…\"} or {\"token\":\"…\"}, nothing else"));
        }
        if (code instanceof String text) {
            withCode(exchange, text);
        } else {
            withToken(exchange, String.valueOf(token));
        }
    }

    private void withCode(Exchange exchange, String text) {
        sessions.code(text)
                .ifPresentOrElse(
                        code -> opened(exchange, durable -> sessions.open(code, durable)),
                        () -> guesses.refuse(
                                exchange,
                                Problem.unauthorized(
                                        "this code lets nobody in: it is mistyped, was used, or is older than "
                                                + Sessions.CODE_LASTS.toMinutes() + " minutes; ask for another one")));
    }

    private void withToken(Exchange exchange, String token) {
        Optional<Principal> owner = identities.bearer(token);
        if (owner.isPresent() && owner.get() instanceof Principal.Device) {
            throw new Refused(Problem.badRequest("this is a device's secret: devices do not sign in"));
        }
        Caller caller = owner.map(Access::caller).orElseGet(Caller.Stranger::new);
        if (caller instanceof Caller.Person person) {
            Set<String> scopes = names(person.scopes());
            opened(exchange, durable -> sessions.open(person.id(), scopes, "token", durable));
        } else {
            guesses.refuse(
                    exchange, Problem.unauthorized("nobody has this token; 'lares user NAME --scope SCOPE' mints one"));
        }
    }

    private void opened(Exchange exchange, Function<Runnable, Optional<Session>> opening) {
        exchange.when(Durably.soon(vertx, failing, opening), noted -> {
            Session session = noted.value();
            Cookie cookie = Cookie.cookie(Access.COOKIE, session.token()).setMaxAge(COOKIE_LASTS.toSeconds());
            exchange.context().response().addCookie(guarded(exchange, cookie));
            exchange.ok(told(json(session, sessions.caller(session)), noted));
        });
    }

    /** Out of reach for scripts, and for pages of other sites. */
    private static Cookie guarded(Exchange exchange, Cookie cookie) {
        return cookie.setHttpOnly(true)
                .setSecure(exchange.context().request().isSSL())
                .setSameSite(CookieSameSite.STRICT)
                .setPath("/");
    }

    private void signOut(Exchange exchange) {
        Session session = session(exchange)
                .orElseThrow(() -> new Refused(Problem.badRequest(
                        "a token has no session to end; minting it anew with 'lares user' ends the old one")));
        exchange.when(
                Durably.soon(
                        vertx, failing, durable -> Optional.of(session).filter(open -> sessions.close(open, durable))),
                closed -> {
                    exchange.context()
                            .response()
                            .addCookie(guarded(
                                    exchange, Cookie.cookie(Access.COOKIE, "").setMaxAge(0)));
                    exchange.noContent();
                });
    }

    private void mintCode(Exchange exchange) {
        JsonObject body = exchange.body();
        PersonId person = person(body.getValue("person"));
        Set<Scope> scopes = scopes(person, Optional.ofNullable(body.getValue("scopes")));
        if (body.size() > 2 || (body.size() == 2 && !body.containsKey("scopes"))) {
            throw new Refused(Problem.badRequest(CODE_FORM));
        }
        Instant until = sessions.now().plus(Sessions.CODE_LASTS);
        String by = exchange.person().id().value();
        exchange.when(
                Durably.soon(vertx, failing, durable -> sessions.mintCode(person, scopes, by, until, durable)),
                code -> exchange.json(
                        201,
                        told(
                                new JsonObject()
                                        .put("code", code.value())
                                        .put("person", person.value())
                                        .put("scopes", sorted(scopes))
                                        .put("until", until.toString()),
                                code)));
    }

    /** Says so when a power cut would forget it. */
    private static JsonObject told(JsonObject answer, Durably.Noted<?> noted) {
        return noted.durable() ? answer : answer.put("recorded", false);
    }

    private static PersonId person(@Nullable Object value) {
        try {
            if (value instanceof String text) {
                return new PersonId(text);
            }
        } catch (IllegalArgumentException notAnId) {
            throw new Refused(Problem.badRequest(String.valueOf(notAnId.getMessage())));
        }
        throw new Refused(Problem.badRequest(CODE_FORM));
    }

    /** What was asked for, else what the person's own credential allows, else a carer's work. */
    private Set<Scope> scopes(PersonId person, Optional<Object> asked) {
        if (asked.isPresent()) {
            return asked(asked.get());
        }
        return registry.person(person)
                .map(enrolled -> Scope.among(enrolled.scopes()))
                .orElse(CARER);
    }

    private static Set<Scope> asked(Object value) {
        if (!(value instanceof JsonArray names) || names.isEmpty()) {
            throw new Refused(Problem.badRequest(CODE_FORM));
        }
        return names.stream()
                .map(name -> Scope.ofWireName(String.valueOf(name))
                        .orElseThrow(() ->
                                new Refused(Problem.badRequest("there is no such scope; there are " + Scope.names()))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static JsonObject json(Session session, Caller.Person person) {
        return json(person)
                .put("csrf", session.csrf())
                .put("until", session.opened().until().toString());
    }

    private static JsonObject json(Caller.Person person) {
        return new JsonObject().put("person", person.through().value()).put("scopes", sorted(person.scopes()));
    }

    private static JsonArray sorted(Set<Scope> scopes) {
        return new JsonArray(scopes.stream().sorted().map(Scope::wireName).toList());
    }

    private static Set<String> names(Set<Scope> scopes) {
        return scopes.stream().map(Scope::wireName).collect(Collectors.toUnmodifiableSet());
    }
}

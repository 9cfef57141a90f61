// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.security.Principal;
import care.lares.security.Scope;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The one place that finds out who asks. */
final class Access {
    static final String COOKIE = "lares_session";
    static final String CSRF_HEADER = "X-Lares-Csrf";

    private static final String SCHEME = "bearer ";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Identities identities;

    Access(Identities identities) {
        this.identities = identities;
    }

    /** Who asks: a token counts before a cookie, which browsers send by themselves. */
    Caller caller(HttpServerRequest request) {
        Optional<String> token = bearer(request);
        if (token.isPresent()) {
            return identities.bearer(token.get()).map(Access::caller).orElseGet(Caller.Stranger::new);
        }
        Optional<String> cookie = cookie(request);
        if (cookie.isPresent()) {
            return cookie.flatMap(identities::session)
                    .<Caller>map(Identities.SignedIn::person)
                    .orElseGet(Caller.Stranger::new);
        }
        return request.getHeader("Authorization") == null ? new Caller.Anyone() : new Caller.Stranger();
    }

    /** What the browser was given when its person signed in. */
    static Optional<String> cookie(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue);
    }

    /** Why this may be a page of somebody else that speaks through a browser; empty when it is not. */
    Optional<Problem> forgery(HttpServerRequest request, Caller caller) {
        boolean bySession = caller instanceof Caller.Person person && person.channel() == Caller.Channel.SESSION;
        if (!bySession || SAFE.contains(request.method())) {
            return Optional.empty();
        }
        String proof = Optional.ofNullable(request.getHeader(CSRF_HEADER)).orElse("");
        boolean proved = cookie(request)
                .flatMap(identities::session)
                .filter(session -> MessageDigest.isEqual(bytes(proof), bytes(session.csrf())))
                .isPresent();
        return proved
                ? Optional.empty()
                : Optional.of(Problem.forbidden("send the session's csrf as the header " + CSRF_HEADER));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> bearer(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    static Caller caller(Principal principal) {
        if (principal instanceof Principal.Device device) {
            return new Caller.Device(device.id());
        } else if (principal instanceof Principal.Person person) {
            return new Caller.Person(person.id(), person.scopes(), Caller.Channel.TOKEN);
        } else if (principal instanceof Principal.Admin admin) {
            return new Caller.Person(admin.id(), Set.of(Scope.ADMIN), Caller.Channel.TOKEN);
        }
        return new Caller.Anyone();
    }
}

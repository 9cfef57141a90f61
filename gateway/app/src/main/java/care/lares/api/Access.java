// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.security.Principal;
import care.lares.security.Scope;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The one place that finds out who asks. */
final class Access {
    private static final String SCHEME = "bearer ";

    private final Identities identities;

    Access(Identities identities) {
        this.identities = identities;
    }

    Caller caller(HttpServerRequest request) {
        Optional<String> token = bearer(request);
        if (token.isPresent()) {
            return identities.bearer(token.get()).map(Access::caller).orElseGet(Caller.Stranger::new);
        }
        return request.getHeader("Authorization") == null ? new Caller.Anyone() : new Caller.Stranger();
    }

    private static Optional<String> bearer(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    private static Caller caller(Principal principal) {
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

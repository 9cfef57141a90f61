// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether what somebody changes is still as they saw it: If-Match and If-None-Match (RFC 9110, section 13.1) at every
 * address that shows something with a tag.
 */
final class Preconditions {
    private static final Set<HttpMethod> LOOKING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Map<String, Function<Exchange, Content>> shown;

    /** Of what these routes show. */
    Preconditions(List<Route> routes) {
        this.shown = routes.stream()
                .filter(route -> route.content().isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        Route::template, route -> route.content().orElseThrow()));
    }

    /** @throws Refused 412 when it is not as the request demands */
    void check(Exchange exchange, Route route) {
        Function<Exchange, Content> content = shown.get(route.template());
        if (content == null || LOOKING.contains(route.method())) {
            return;
        }
        MultiMap headers = exchange.context().request().headers();
        List<String> ifMatch = headers.getAll("If-Match");
        List<String> ifNoneMatch = headers.getAll("If-None-Match");
        if (ifMatch.isEmpty() && ifNoneMatch.isEmpty()) {
            return;
        }
        refusal(tag(content, exchange), ifMatch, ifNoneMatch).ifPresent(detail -> {
            throw new Refused(Problem.preconditionFailed(detail));
        });
    }

    private static Optional<ETag> tag(Function<Exchange, Content> content, Exchange exchange) {
        try {
            return Optional.of(content.apply(exchange).tag());
        } catch (Refused refused) {
            if (refused.problem().status() == Problem.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * Why it cannot be done, and what to do.
     *
     * @param now names what is there, if anything is
     * @param ifMatch the lines of this header; none: nothing is demanded
     * @param ifNoneMatch the same
     */
    static Optional<String> refusal(Optional<ETag> now, List<String> ifMatch, List<String> ifNoneMatch) {
        if (!ifMatch.isEmpty() && now.isEmpty()) {
            return Optional.of("there is nothing here that If-Match could mean; without If-Match it is sent as new");
        }
        if (!ifMatch.isEmpty() && !now.orElseThrow().isReplacedBy(ifMatch)) {
            return Optional.of("it has changed since the ETag in If-Match was given out; GET it again, look at what has"
                    + " changed, and send yours with the new ETag");
        }
        if (now.filter(tag -> tag.matches(ifNoneMatch)).isPresent()) {
            return Optional.of("it is there already, and If-None-Match wants it only where it is not; GET it, and send"
                    + " its ETag in If-Match to replace it");
        }
        return Optional.empty();
    }
}

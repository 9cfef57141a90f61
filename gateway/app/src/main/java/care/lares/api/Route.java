// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing that can be asked.
 *
 * @param method how
 * @param template where, as the OpenAPI document writes it: {@code /api/v1/residents/{id}}
 * @param need who may ask
 * @param query names of the parameters it knows; others are refused, so that a misspelt filter never shows everything
 * @param body the body it takes, if any
 * @param handler answers
 */
public record Route(
        HttpMethod method,
        String template,
        Need need,
        Set<String> query,
        Optional<BodyRule> body,
        RouteHandler handler) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** Copies the names. */
    public Route {
        query = Set.copyOf(query);
    }

    /** Reads. */
    public static Draft get(String template) {
        return new Draft(HttpMethod.GET, template, Need.NOTHING, Set.of(), Optional.empty());
    }

    /** Creates or acts. */
    public static Draft post(String template) {
        return new Draft(HttpMethod.POST, template, Need.NOTHING, Set.of(), Optional.empty());
    }

    /** Replaces. */
    public static Draft put(String template) {
        return new Draft(HttpMethod.PUT, template, Need.NOTHING, Set.of(), Optional.empty());
    }

    /** Takes away. */
    public static Draft delete(String template) {
        return new Draft(HttpMethod.DELETE, template, Need.NOTHING, Set.of(), Optional.empty());
    }

    /** The template as the router writes it. */
    String path() {
        return PARAMETER.matcher(template).replaceAll(":$1");
    }

    /**
     * A route that does not answer yet.
     *
     * @param method how
     * @param template where
     * @param need who may ask
     * @param query names of the parameters it knows
     * @param body the body it takes, if any
     */
    public record Draft(HttpMethod method, String template, Need need, Set<String> query, Optional<BodyRule> body) {
        /** Who may ask. */
        public Draft needs(Need other) {
            return new Draft(method, template, other, query, body);
        }

        /** The query parameters it knows. */
        public Draft query(String... names) {
            return new Draft(method, template, need, Set.of(names), body);
        }

        /** The body it takes. */
        public Draft body(BodyRule rule) {
            return new Draft(method, template, need, query, Optional.of(rule));
        }

        /** Who answers. */
        public Route to(RouteHandler handler) {
            return new Route(method, template, need, query, body, handler);
        }
    }
}

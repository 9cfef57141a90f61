// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One thing that can be asked.
 *
 * @param method how
 * @param template where, as the OpenAPI document writes it: {@code /api/v1/residents/{id}}
 * @param need who may ask
 * @param query names of the parameters it knows; others are refused, so that a misspelt filter never shows everything
 * @param body the body it takes, if any
 * @param strangers told of whoever comes with a credential that nobody has: what the template's parameters were
 * @param content what is shown there, of what others may replace or take away at the same address
 * @param handler answers
 */
public record Route(
        HttpMethod method,
        String template,
        Need need,
        Set<String> query,
        Optional<BodyRule> body,
        Consumer<Map<String, String>> strangers,
        Optional<Function<Exchange, Content>> content,
        RouteHandler handler) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** Copies the names. */
    public Route {
        query = Set.copyOf(query);
    }

    /** Reads. */
    public static Draft get(String template) {
        return draft(HttpMethod.GET, template);
    }

    /** Creates or acts. */
    public static Draft post(String template) {
        return draft(HttpMethod.POST, template);
    }

    /** Replaces. */
    public static Draft put(String template) {
        return draft(HttpMethod.PUT, template);
    }

    /** Takes away. */
    public static Draft delete(String template) {
        return draft(HttpMethod.DELETE, template);
    }

    private static Draft draft(HttpMethod method, String template) {
        return new Draft(method, template, Need.NOTHING, Set.of(), Optional.empty(), parameters -> {});
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
     * @param strangers told of whoever comes with a credential that nobody has
     */
    public record Draft(
            HttpMethod method,
            String template,
            Need need,
            Set<String> query,
            Optional<BodyRule> body,
            Consumer<Map<String, String>> strangers) {
        /** Who may ask. */
        public Draft needs(Need other) {
            return new Draft(method, template, other, query, body, strangers);
        }

        /** The query parameters it knows. */
        public Draft query(String... names) {
            return new Draft(method, template, need, Set.of(names), body, strangers);
        }

        /** The body it takes. */
        public Draft body(BodyRule rule) {
            return new Draft(method, template, need, query, Optional.of(rule), strangers);
        }

        /** Who is told, with what the template's parameters were, of a credential that nobody has. */
        public Draft strangers(Consumer<Map<String, String>> told) {
            return new Draft(method, template, need, query, body, told);
        }

        /** Who answers. */
        public Route to(RouteHandler handler) {
            return new Route(method, template, need, query, body, strangers, Optional.empty(), handler);
        }

        /**
         * Answers with this content and its tag, and has If-Match heeded by whatever changes it at the same address.
         *
         * @param content throws {@link Refused} 404 where there is nothing; is asked without anybody looking, too
         */
        public Route shows(Function<Exchange, Content> content) {
            return new Route(
                    method,
                    template,
                    need,
                    query,
                    body,
                    strangers,
                    Optional.of(content),
                    exchange -> exchange.resource(content.apply(exchange)));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

/** Counts answers. Called on the event loop. */
@FunctionalInterface
public interface RequestMeter {
    /** Counts nothing. */
    RequestMeter NONE = (method, template, status) -> {};

    /** The template of whatever is no route: addresses people type are no label. */
    String NO_ROUTE = "none";

    /**
     * A request was answered, or its connection ended.
     *
     * @param method one of the methods that routes have, else {@code OTHER}
     * @param template of the route, such as {@code /api/v1/residents/{id}}, or {@link #NO_ROUTE}
     * @param status of the answer
     */
    void answered(String method, String template, int status);
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

/** Answers one request that was let in. */
@FunctionalInterface
public interface RouteHandler {
    /**
     * Answers now or later, once.
     *
     * @throws Refused what the caller is told instead
     */
    void handle(Exchange exchange);
}

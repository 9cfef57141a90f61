// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An error answer, RFC 9457.
 *
 * @param status the HTTP status
 * @param title what kind of error
 * @param detail what is wrong and what to do
 */
record Problem(int status, String title, String detail) {
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int INTERNAL_ERROR = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

    static Problem badRequest(String detail) {
        return new Problem(BAD_REQUEST, "Bad Request", detail);
    }

    static Problem unauthorized() {
        return new Problem(
                401,
                "Unauthorized",
                "send a token as 'Authorization: Bearer TOKEN'; 'lares user NAME --scope evidence:read' mints one");
    }

    static Problem forbidden() {
        return new Problem(403, "Forbidden", "this token may not read evidence; it needs the scope evidence:read");
    }

    static Problem notFound(String detail) {
        return new Problem(NOT_FOUND, "Not Found", detail);
    }

    static Problem methodNotAllowed() {
        return new Problem(METHOD_NOT_ALLOWED, "Method Not Allowed", "everything here is read with GET");
    }

    static Problem tooLarge() {
        return new Problem(413, "Content Too Large", "nothing here takes a body; send the request without one");
    }

    static Problem internalError() {
        return new Problem(INTERNAL_ERROR, "Internal Server Error", "a fault of the gateway; its log says which");
    }

    static Problem unavailable(String detail) {
        return new Problem(503, "Service Unavailable", detail);
    }

    void answer(RoutingContext context) {
        JsonObject json = new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        if (status == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(json.encode())
                .onFailure(e -> LOG.debug("answer not sent status={}", status, e));
    }
}

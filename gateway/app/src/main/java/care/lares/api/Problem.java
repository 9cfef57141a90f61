// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An error answer, RFC 9457.
 *
 * @param status the HTTP status
 * @param title what kind of error
 * @param detail what is wrong and what to do
 * @param retryAfter when to ask again; zero: asking again does not help
 * @param faults what is wrong with which field of the body; {@code detail} says it as well
 */
public record Problem(int status, String title, String detail, Duration retryAfter, List<Fault> faults) {
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int NOT_FOUND = 404;
    static final int TOO_LARGE = 413;
    static final int UNSUPPORTED_TYPE = 415;
    static final int EXPECTATION_FAILED = 417;
    static final int INTERNAL_ERROR = 500;

    private static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

    /** Copies the faults. */
    public Problem {
        faults = List.copyOf(faults);
    }

    /**
     * What is wrong with a field.
     *
     * @param field its path, such as {@code shifts.0.from}
     * @param reason what is wrong
     */
    public record Fault(String field, String reason) {
        @Override
        public String toString() {
            return field + ": " + reason;
        }
    }

    private static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Duration.ZERO, List.of());
    }

    /** The request makes no sense. */
    public static Problem badRequest(String detail) {
        return of(BAD_REQUEST, "Bad Request", detail);
    }

    /** Fields of the body are at fault, at least one. */
    static Problem badFields(List<Fault> faults) {
        String detail = faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
        return new Problem(BAD_REQUEST, "Bad Request", detail, Duration.ZERO, faults);
    }

    /** Who asks is not known. */
    public static Problem unauthorized(String detail) {
        return of(UNAUTHORIZED, "Unauthorized", detail);
    }

    /** Who asks is known and may not. */
    public static Problem forbidden(String detail) {
        return of(403, "Forbidden", detail);
    }

    /** There is no such thing. */
    public static Problem notFound(String detail) {
        return of(NOT_FOUND, "Not Found", detail);
    }

    static Problem methodNotAllowed(String allowed) {
        return of(405, "Method Not Allowed", "this can be asked with " + allowed);
    }

    static Problem requestTimeout() {
        return of(408, "Request Timeout", "the rest of the request did not come in time; send it anew");
    }

    /** It cannot be done as things stand. */
    public static Problem conflict(String detail) {
        return of(409, "Conflict", detail);
    }

    /** It was there, and is no more. */
    public static Problem gone(String detail) {
        return of(410, "Gone", detail);
    }

    /** What it was to change has changed meanwhile. */
    public static Problem preconditionFailed(String detail) {
        return of(412, "Precondition Failed", detail);
    }

    static Problem unprocessable(String detail) {
        return of(422, "Unprocessable Content", detail);
    }

    /** It must say what it is to change. */
    public static Problem preconditionRequired(String detail) {
        return of(428, "Precondition Required", detail);
    }

    /** The body is too large. */
    public static Problem tooLarge(String detail) {
        return of(TOO_LARGE, "Content Too Large", detail);
    }

    static Problem addressTooLong() {
        return of(414, "URI Too Long", "the address is longer than the gateway reads");
    }

    /** The body is of a type the route does not take. */
    public static Problem unsupportedType(String detail) {
        return of(UNSUPPORTED_TYPE, "Unsupported Media Type", detail);
    }

    static Problem expectationFailed() {
        return of(EXPECTATION_FAILED, "Expectation Failed", "the only thing to expect here is 100-continue");
    }

    /** Asked too often. */
    public static Problem tooMany(String detail, Duration retryAfter) {
        return new Problem(429, "Too Many Requests", detail, retryAfter, List.of());
    }

    static Problem headersTooLarge() {
        return of(431, "Request Header Fields Too Large", "the headers are larger than the gateway reads");
    }

    static Problem internalError() {
        return of(INTERNAL_ERROR, "Internal Server Error", "a fault of the gateway; its log says which");
    }

    static Problem notImplemented(String detail) {
        return of(501, "Not Implemented", detail);
    }

    /** Cannot be answered now. */
    public static Problem unavailable(String detail, Duration retryAfter) {
        return new Problem(503, "Service Unavailable", detail, retryAfter, List.of());
    }

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        if (!faults.isEmpty()) {
            JsonArray all = new JsonArray();
            faults.forEach(fault ->
                    all.add(new JsonObject().put("field", fault.field()).put("reason", fault.reason())));
            json.put("faults", all);
        }
        return json;
    }

    /** A whole answer as it goes over the wire, after which the connection ends: for who has not asked to the end. */
    byte[] bytes() {
        String body = json().encode();
        String answer = "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n"
                        .formatted(status, title, MEDIA_TYPE, body.getBytes(StandardCharsets.UTF_8).length)
                + "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
        return (answer + body).getBytes(StandardCharsets.UTF_8);
    }

    /** Sends it, unless an answer has begun. */
    void answer(HttpServerResponse response) {
        if (response.ended() || response.headWritten()) {
            return;
        }
        if (status == UNAUTHORIZED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (!retryAfter.isZero()) {
            response.putHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .end(json().toBuffer())
                .onFailure(e -> LOG.debug("answer not sent status={}", status, e));
    }
}

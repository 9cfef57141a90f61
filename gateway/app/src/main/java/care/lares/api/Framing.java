// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a request says that it ends, and whom it is for: said twice, two readers on the way may understand two things. */
final class Framing {
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
    /** Digits of a number that fits into 64 bits. */
    private static final int MAX_DIGITS = 18;

    private Framing() {}

    /** Why it is not read, RFC 9112 sections 3.2 and 6.1. */
    static Optional<Problem> refusal(HttpServerRequest request) {
        MultiMap headers = request.headers();
        List<String> codings = headers.getAll("Transfer-Encoding");
        if (!codings.isEmpty() && (codings.size() > 1 || !codings.get(0).strip().equalsIgnoreCase("chunked"))) {
            return Optional.of(Problem.notImplemented("of transfer codings the gateway knows only 'chunked'"));
        }
        return headers.getAll("Host").size() > 1
                ? Optional.of(Problem.badRequest("there is more than one Host header; send one"))
                : Optional.empty();
    }

    /** Whether a body comes. */
    static boolean hasBody(HttpServerRequest request) {
        return request.getHeader("Transfer-Encoding") != null || length(request) != 0;
    }

    /** What the caller announced; the HTTP codec has refused what is not a number. */
    static long length(HttpServerRequest request) {
        String length = Optional.ofNullable(request.getHeader("Content-Length")).orElse("");
        String digits = LEADING_ZEROS.matcher(length.strip()).replaceFirst("");
        if (digits.isEmpty()) {
            return 0;
        }
        return digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}

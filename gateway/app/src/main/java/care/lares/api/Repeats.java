// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers a request that is sent again as it was answered the first time: whoever lost an answer sends it once more with the
 * same Idempotency-Key, and nothing is done twice. Only what somebody does with a scope: a device's readings have names of
 * their own, and a repetition must never hide a call. In memory only, and not for ever; for the event loop.
 */
final class Repeats {
    /** How long an answer is kept, in milliseconds: longer than anybody who lost one keeps trying. */
    private static final long KEPT_MILLIS = 10 * 60 * 1_000;
    /** Most answers kept, about 1 kB each: the oldest gives way. */
    static final int MAX_KEPT = 512;
    /** Largest answer that is kept, in bytes: one about one thing. */
    static final int MAX_BYTES = 16 * 1024;

    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");
    private static final String HEADER = "Idempotency-Key";

    private record Asked(Caller by, String address, String key) {}

    private static final class First {
        final ETag body;
        Optional<Answered> answered = Optional.empty();

        First(ETag body) {
            this.body = body;
        }
    }

    private final Map<Asked, First> known = new LinkedHashMap<>();

    /** Whether this heeds the key. */
    static boolean isFor(Route route) {
        return route.method().equals(HttpMethod.POST)
                && !route.need().scopes().isEmpty()
                && !route.need().devices();
    }

    /**
     * Whether it is a repetition, which is answered here; otherwise what is answered to it will be known.
     *
     * @throws Refused when it is another request with the same key, or the first is not answered yet
     */
    boolean answers(Exchange exchange, Route route) {
        HttpServerRequest request = exchange.context().request();
        List<String> keys = request.headers().getAll(HEADER);
        if (keys.isEmpty() || !isFor(route)) {
            return false;
        }
        if (keys.size() > 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw new Refused(Problem.badRequest(HEADER + ": one word of at most 128 printable characters"));
        }
        Asked asked = new Asked(exchange.caller(), request.uri(), keys.get(0));
        ETag body = ETag.of(exchange.bytes());
        First first = known.get(asked);
        if (first == null) {
            remember(exchange, asked, new First(body));
            return false;
        }
        if (!first.body.equals(body)) {
            throw new Refused(Problem.unprocessable("this " + HEADER
                    + " came with another body before; send what is another request with another key"));
        }
        Answered answered = first.answered.orElseThrow(() -> new Refused(
                Problem.conflict("the first request with this " + HEADER + " is not answered yet; ask again")));
        exchange.again(answered);
        return true;
    }

    private void remember(Exchange exchange, Asked asked, First first) {
        known.put(asked, first);
        if (known.size() > MAX_KEPT) {
            known.remove(known.keySet().iterator().next());
        }
        // Also where nobody is there any more to read it: that is who comes again.
        exchange.onAnswer(answered -> {
            if (answered.isDone() && answered.content().length() <= MAX_BYTES) {
                first.answered = Optional.of(answered);
            } else {
                known.remove(asked, first);
            }
        });
        exchange.context().vertx().setTimer(KEPT_MILLIS, timer -> known.remove(asked, first));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import care.lares.domain.Span;
import care.lares.sim.centre.proof.RefusedException;
import care.lares.sim.centre.proof.VerifierKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code POST /lares/v1/heartbeat}: a gateway says that it lives, and how soon it will say so again. */
final class HeartbeatDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,7}(ms|s|m|h)");
    private static final int MAX_NAME = 255;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int BAD = 400;

    private final boolean trustsFirst;
    private final Holdings holdings;
    private final Watch watch;
    private final Logbook log;
    private final InstantSource clock;

    /**
     * Listens.
     *
     * @param trustsFirst whether a log nobody knows yet is believed by the first key its gateway tells
     */
    HeartbeatDoor(boolean trustsFirst, Holdings holdings, Watch watch, Logbook log, InstantSource clock) {
        this.trustsFirst = trustsFirst;
        this.holdings = holdings;
        this.watch = watch;
        this.log = log;
        this.clock = clock;
    }

    Reply take(Request request) throws IOException {
        JsonNode beat;
        try {
            beat = JSON.readTree(request.body());
        } catch (IOException e) {
            return Reply.text(BAD, "a heartbeat is JSON");
        }
        String gateway = beat.path("gateway").asText("");
        if (gateway.isEmpty() || gateway.length() > MAX_NAME) {
            return Reply.text(BAD, "'gateway' is its name, of 1 to " + MAX_NAME + " characters");
        }
        Optional<Duration> every = every(beat.path("every"));
        if (every.isEmpty()) {
            return Reply.text(BAD, "'every' is 0.1 s to a day, as seconds, 60s or PT60S");
        }
        if (trustsFirst) {
            trust(beat.path("key").asText(""));
        }
        holdings.met(gateway, every.get());
        if (watch.heard(gateway, every.get(), beat.path("newest").asText(""))) {
            log.note("gateway heard", "gateway", gateway);
        }
        return Reply.json(
                Reply.OK, JSON.createObjectNode().put("at", clock.instant().toString()));
    }

    /** Who is let in may tell the key of a log nobody knows yet, and never another one of the same log. */
    private void trust(String text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        try {
            VerifierKey key = VerifierKey.parse(text);
            if (holdings.logs().key(key.name()).isEmpty()) {
                holdings.trust(key);
                log.note("trusts at first sight", "log", key.name());
            }
        } catch (RefusedException e) {
            log.note("heartbeat with a key that is none", "wrong", e.wrong());
        }
    }

    private static Optional<Duration> every(JsonNode every) {
        return every.isNumber()
                ? within(Duration.ofMillis((long) (every.asDouble() * 1_000)))
                : duration(every.asText());
    }

    private static Optional<Duration> duration(String text) {
        try {
            return within(SHORT.matcher(text).matches() ? Span.of(text) : Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> within(Duration every) {
        return Optional.of(every).filter(wanted -> wanted.compareTo(SHORTEST) >= 0 && wanted.compareTo(LONGEST) <= 0);
    }
}

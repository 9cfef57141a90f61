// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.api.OffLoop;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.domain.tuning.Tuning;
import care.lares.security.Secrets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tries settings on the past, one at a time, on a thread of its own, and remembers what was tried until somebody sets it.
 * For the event loop. A restart forgets: then it is tried again.
 */
final class DryRuns {
    /** Tried settings that are remembered; older ones are tried again. Some kB each. */
    private static final int MAX_REMEMBERED = 8;

    private final Vertx vertx;
    private final History history;
    private final Secrets tokens;
    private final Map<String, Tried> tried = new LinkedHashMap<>();
    private boolean going;

    DryRuns(Vertx vertx, History history, Secrets tokens) {
        this.vertx = vertx;
        this.history = history;
        this.tokens = tokens;
    }

    /**
     * Tries it.
     *
     * @param etag of what is set now
     * @return the token with which it may be set; fails with {@link Refused} while another one is tried
     */
    Future<String> run(Tuning now, String etag, Tuning wanted, Instant until) {
        if (going) {
            return Future.failedFuture(
                    new Refused(Problem.conflict("something else is being tried; try again in half a minute")));
        }
        going = true;
        return new OffLoop(vertx, DryRuns::begin)
                .call(() -> history.compare(now, wanted, until))
                .onComplete(done -> going = false)
                .map(read -> remembered(new Tried(wanted, etag, read)));
    }

    /** What was tried. */
    Optional<Tried> find(String token) {
        return Optional.ofNullable(tried.get(token));
    }

    private static void begin(Runnable trial) {
        Thread thread = new Thread(trial, "config-trial");
        thread.setDaemon(true);
        thread.start();
    }

    private String remembered(Tried one) {
        String token = tokens.mint();
        tried.put(token, one);
        if (tried.size() > MAX_REMEMBERED) {
            tried.remove(tried.keySet().iterator().next());
        }
        return token;
    }
}

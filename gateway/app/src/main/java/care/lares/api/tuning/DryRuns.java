// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.domain.tuning.Tuning;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
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

    private static final int TOKEN_BYTES = 16;

    private final Vertx vertx;
    private final History history;
    private final SecureRandom random;
    private final Map<String, Tried> tried = new LinkedHashMap<>();
    private boolean going;

    DryRuns(Vertx vertx, History history, SecureRandom random) {
        this.vertx = vertx;
        this.history = history;
        this.random = random;
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
        return read(now, wanted, until)
                .onComplete(done -> going = false)
                .map(read -> remembered(new Tried(wanted, etag, read)));
    }

    /** What was tried. */
    Optional<Tried> find(String token) {
        return Optional.ofNullable(tried.get(token));
    }

    private Future<History.Read> read(Tuning now, Tuning wanted, Instant until) {
        Context loop = vertx.getOrCreateContext();
        Promise<History.Read> promise = Promise.promise();
        Thread thread = new Thread(
                () -> {
                    Future<History.Read> read = compared(now, wanted, until);
                    loop.runOnContext(back -> read.onComplete(promise));
                },
                "config-trial");
        thread.setDaemon(true);
        thread.start();
        return promise.future();
    }

    private Future<History.Read> compared(Tuning now, Tuning wanted, Instant until) {
        try {
            return Future.succeededFuture(history.compare(now, wanted, until));
        } catch (IOException | RuntimeException broken) {
            return Future.failedFuture(broken);
        }
    }

    private String remembered(Tried one) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        tried.put(token, one);
        if (tried.size() > MAX_REMEMBERED) {
            tried.remove(tried.keySet().iterator().next());
        }
        return token;
    }
}

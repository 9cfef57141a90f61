// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.api.OffLoop;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.domain.Background;
import care.lares.domain.PersonId;
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

    private static final int PERCENT = 100;

    private final Vertx vertx;
    private final History history;
    private final Secrets tokens;
    private final Map<String, Tried> tried = new LinkedHashMap<>();
    private Optional<Going> going = Optional.empty();

    DryRuns(Vertx vertx, History history, Secrets tokens) {
        this.vertx = vertx;
        this.history = history;
        this.tokens = tokens;
    }

    /**
     * A dry run that is not done.
     *
     * @param by who asked for it
     * @param since when
     */
    record Going(PersonId by, Instant since, Progress progress) {
        private String words() {
            return by + " has been trying something since " + since + ", " + Math.round(progress.share() * PERCENT)
                    + " % of the past is read";
        }
    }

    /**
     * Tries it.
     *
     * @param etag of what is set now
     * @param by who asks for it
     * @return the token with which it may be set; fails with {@link Refused} while another one is tried, and when somebody
     *     cancels it
     */
    Future<String> run(Tuning now, String etag, Tuning wanted, Instant until, PersonId by) {
        if (going.isPresent()) {
            return Future.failedFuture(new Refused(Problem.conflict(
                    going.get().words() + "; wait for it, or cancel it with DELETE " + ConfigRoutes.DRY_RUN)));
        }
        Progress progress = new Progress();
        going = Optional.of(new Going(by, until, progress));
        return new OffLoop(vertx, DryRuns::begin)
                .call(() -> history.compare(now, wanted, until, progress))
                .onComplete(done -> going = Optional.empty())
                .map(read -> {
                    if (progress.isCancelled()) {
                        throw new Refused(Problem.conflict("somebody cancelled it: nothing was tried"));
                    }
                    return remembered(new Tried(wanted, etag, read));
                });
    }

    /** The one that is not done. */
    Optional<Going> going() {
        return going;
    }

    /** What was tried. */
    Optional<Tried> find(String token) {
        return Optional.ofNullable(tried.get(token));
    }

    private static void begin(Runnable trial) {
        Background.thread(trial, "config-trial").start();
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

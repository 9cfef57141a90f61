// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import care.lares.sync.anchor.Anchor;
import care.lares.sync.anchor.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people when a place takes no checkpoints: at once when it refuses them, after a day when it is not reached. */
final class AnchorNews implements BiConsumer<Anchor, Answer> {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorNews.class);

    /** Being offline is normal; a day of it is worth a look. */
    static final Duration UNNOTICED = Duration.ofHours(24);

    private final Pipeline pipeline;
    private final Handover handover;
    private final Executor loop;
    private final Supplier<Moment> clock;
    private final Map<String, Moment> failingSince = new HashMap<>();
    private final Map<String, String> lastSaid = new HashMap<>();
    private final Set<String> alarmed = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();
    private final Set<String> reached = new HashSet<>();

    /**
     * News for this pipeline.
     *
     * @param handover told when more of the log was published than is here
     * @param loop runs what it is given on the event loop
     */
    AnchorNews(Pipeline pipeline, Handover handover, Executor loop, Supplier<Moment> clock) {
        this.pipeline = pipeline;
        this.handover = handover;
        this.loop = loop;
        this.clock = clock;
    }

    /** Called on couriers' threads. */
    @Override
    public void accept(Anchor place, Answer answer) {
        loop.execute(() -> heard(place.name(), answer));
    }

    private void heard(String place, Answer answer) {
        if (answer instanceof Answer.Overtaken overtaken) {
            handover.from(overtaken.origin(), overtaken.ending());
        } else if (answer instanceof Answer.Refused refused && refused.foreign()) {
            foreign(place, refused.why());
        } else if (answer instanceof Answer.Refused refused) {
            failing(place, refused.why(), Duration.ZERO);
        } else if (answer instanceof Answer.Unreached unreached) {
            failing(place, unreached.why(), UNNOTICED);
        } else {
            works(place, answer);
        }
    }

    /** Told once a life: it is never healed by itself, and no answer of the place ends it. */
    private void foreign(String place, String why) {
        if (foreign.add(place)) {
            LOG.error("foreign commit place={} reason={}", place, why);
            pipeline.found(GatewayFindings.ledgerForeign(clock.get().wall(), place, why));
        }
    }

    private void failing(String place, String why, Duration unnoticed) {
        Moment now = clock.get();
        Moment since = failingSince.computeIfAbsent(place, first -> now);
        if (!why.equals(lastSaid.put(place, why))) {
            LOG.warn("checkpoint not taken place={} reason={}", place, why);
        }
        if (since.plus(unnoticed).isReached(now.nanos()) && alarmed.add(place)) {
            pipeline.found(GatewayFindings.anchorFailed(now.wall(), place, since.wall(), why));
        }
    }

    private void works(String place, Answer answer) {
        String said = answer.toString();
        if (!said.equals(lastSaid.put(place, said)) && !(answer instanceof Answer.Cosigned)) {
            LOG.debug("checkpoint on its way place={} answer={}", place, said);
        }
        failingSince.remove(place);
        boolean first = reached.add(place);
        boolean wasAlarmed = alarmed.remove(place);
        // The first time as well: an alarm may be open from before the start.
        if (first || wasAlarmed) {
            pipeline.found(GatewayFindings.anchorWorks(clock.get().wall(), place));
        }
    }
}

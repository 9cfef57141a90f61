// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.domain.WayOut;
import care.lares.notify.Callees;
import care.lares.notify.Confirmations;
import care.lares.notify.Folding;
import care.lares.notify.Handovers;
import care.lares.notify.Notifier;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends every alarm to every receiver, each on a lane of its own, until it has confirmed. On the pipeline's thread; the
 * sending itself happens elsewhere.
 */
public final class WebhookNotifier implements Notifier {
    private final Map<WayOut, Lane> lanes = new LinkedHashMap<>();
    private final Supplier<List<WebhookTarget>> targets;
    private final Sender sender;
    private final Executor loop;
    private final Supplier<Moment> clock;
    private final RandomGenerator random;
    private final Confirmations confirmations;
    private final Callees callees;
    private final Folding folding;
    private final Handovers handovers;
    private List<WebhookTarget> served = List.of();

    /**
     * A notifier that has sent nothing yet.
     *
     * @param targets where to, now; cheap when nothing has changed
     * @param loop runs what it is given on the pipeline's thread, after what runs there now
     * @param callees which contacts are called with which alarm
     * @param folding which technical alarms are told as one
     * @param handovers hears which alarms were sent to whom
     */
    public WebhookNotifier(
            Supplier<List<WebhookTarget>> targets,
            HttpSender sender,
            Executor loop,
            Supplier<Moment> clock,
            RandomGenerator random,
            Confirmations confirmations,
            Callees callees,
            Folding folding,
            Handovers handovers) {
        this(targets, (Sender) sender, loop, clock, random, confirmations, callees, folding, handovers);
    }

    WebhookNotifier(
            Supplier<List<WebhookTarget>> targets,
            Sender sender,
            Executor loop,
            Supplier<Moment> clock,
            RandomGenerator random,
            Confirmations confirmations,
            Callees callees,
            Folding folding,
            Handovers handovers) {
        this.targets = targets;
        this.sender = sender;
        this.loop = loop;
        this.clock = clock;
        this.random = random;
        this.confirmations = confirmations;
        this.callees = callees;
        this.folding = folding;
        this.handovers = handovers;
    }

    /** Whoever was told of an alarm goes on being told of it, whoever is called now. */
    @Override
    public void changed(Alarm alarm) {
        Moment now = clock.get();
        each(lane -> {
            if (lane.knows(alarm) || isCalled(lane, alarm, now)) {
                lane.changed(alarm);
            }
        });
    }

    private boolean isCalled(Lane lane, Alarm alarm, Moment now) {
        return lane.contact().map(contact -> callees.calls(contact, alarm, now)).orElse(true);
    }

    @Override
    public void remembered(Alarm ended) {
        each(lane -> lane.remembered(ended));
    }

    @Override
    public void forget(ResidentId resident, Set<DeviceId> devices) {
        lanes.values().forEach(lane -> lane.forget(resident));
    }

    @Override
    public void tick(Moment now) {
        each(lane -> {
            takenOver(lane, now).forEach(lane::takeOver);
            lane.pump();
        });
    }

    /** What somebody has to be told of whose duty has begun since it took its latest step. */
    private List<Alarm> takenOver(Lane lane, Moment now) {
        return callees.open().stream()
                .filter(alarm -> !lane.knows(alarm) && isCalled(lane, alarm, now))
                .toList();
    }

    @Override
    public boolean quietUntil(Moment then) {
        return lanes.values().stream()
                .allMatch(lane ->
                        lane.quietUntil(then.nanos()) && takenOver(lane, then).isEmpty());
    }

    @Override
    public boolean settled() {
        return lanes.values().stream().allMatch(Lane::settled);
    }

    @Override
    public Set<WayOut> confirming() {
        follow();
        return Set.copyOf(lanes.keySet());
    }

    private void each(Consumer<Lane> told) {
        follow();
        lanes.values().forEach(told);
    }

    /** Receivers come, move and go while the gateway runs. */
    private void follow() {
        List<WebhookTarget> now = targets.get();
        if (now.equals(served)) {
            return;
        }
        served = List.copyOf(now);
        Set<WayOut> gone = new HashSet<>(lanes.keySet());
        for (WebhookTarget target : served) {
            gone.remove(target.way());
            lanes.computeIfAbsent(target.way(), way -> lane(target)).goTo(target);
        }
        gone.forEach(lanes::remove);
    }

    private Lane lane(WebhookTarget target) {
        return new Lane(target, sender, loop, clock, new Backoff(random), confirmations, folding, handovers);
    }
}

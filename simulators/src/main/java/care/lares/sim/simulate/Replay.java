// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.link.Acknowledgement;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.link.Links;
import care.lares.sim.play.Pace;
import care.lares.sim.play.PaceException;
import care.lares.sim.play.RealPace;
import care.lares.sim.recording.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Plays a recording to a gateway, each device over a line of its own, and notes which alarms came of it. */
final class Replay {
    /** Each has a socket and a thread. */
    static final int MOST_LINES = 500;

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(30);
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);
    /** What is on its way at once: faster than the gateway nothing can be played. */
    private static final int MOST_UNANSWERED = 1_000;

    private static final Duration LEAP = Duration.ofMinutes(1);

    private final Settings settings;
    private final InstantSource clock;
    private final Ticks ticks;
    private final Patience patience;
    private final Map<String, DeviceLink> lines = new HashMap<>();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private long sent;
    private Instant began = Instant.EPOCH;
    private Duration at = Duration.ZERO;

    Replay(Settings settings, InstantSource clock, Ticks ticks) {
        this.settings = settings;
        this.clock = clock;
        this.ticks = ticks;
        this.patience = new Patience(ticks);
    }

    /**
     * How it is wanted.
     *
     * @param target where the gateway is
     * @param api its HTTP interface, if it may be used
     * @param credentials who logs in as what
     * @param recording what is played
     * @param resident who is enrolled with every device of the recording; needs the interface
     * @param speed how many times as fast as it was recorded
     */
    record Settings(
            Target target,
            Optional<GatewayApi> api,
            Credentials credentials,
            Recordings recording,
            Optional<String> resident,
            double speed) {}

    ReplayResult run() throws SimulateException, InterruptedException {
        Map<String, Set<String>> senders = senders();
        if (settings.resident().isPresent() && settings.api().isPresent()) {
            new Enrolment(settings.api().get()).enrol(settings.resident().get(), senders, settings.credentials());
        }
        var watch = new AlarmWatch();
        long start = ticks.nanos();
        try (var links = new Links(settings.target().mqtt(), ticks);
                DeviceLink observer =
                        links.open("replay-observer", settings.credentials().observer())) {
            observer.subscribe(AlarmWatch.TOPICS, watch::arrived);
            senders.keySet()
                    .forEach(sender -> lines.put(
                            sender, links.open(sender, settings.credentials().of(sender))));
            connect(observer);
            Optional<ManualPace> manual = manual();
            if (manual.isPresent()) {
                watch.begin(moment -> manual.get().since(moment.gateway()));
                play(manual.get(), true);
            } else {
                long first = ticks.nanos();
                watch.begin(moment -> recordedTime(moment.nanos() - first));
                play(new RealPace(settings.speed(), ticks, clock.instant()), false);
            }
            patience.answered(unanswered::get, 0);
            TimeUnit.MILLISECONDS.sleep(LAST_LOOK.toMillis());
        } finally {
            lines.values().forEach(DeviceLink::close);
        }
        return new ReplayResult(
                senders.values().stream().mapToInt(Set::size).sum(),
                sent,
                refused.get(),
                at,
                Duration.ofNanos(ticks.nanos() - start),
                settings.recording().passedOver(),
                watch.sightings());
    }

    private Duration recordedTime(long nanos) {
        return Duration.ofNanos((long) (nanos * settings.speed()));
    }

    /** Whose lines are needed, and which devices speak over each. */
    private Map<String, Set<String>> senders() throws SimulateException, InterruptedException {
        Map<String, Set<String>> senders = new LinkedHashMap<>();
        settings.recording().read(recorded -> {
            Set<String> devices = senders.computeIfAbsent(recorded.sender(), sender -> new LinkedHashSet<>());
            recorded.device().ifPresent(devices::add);
        });
        if (senders.isEmpty()) {
            throw new SimulateException("nothing in the recording can be played: "
                    + settings.recording().passedOver().keySet().stream()
                            .findFirst()
                            .orElse("it is empty")
                    + "; is --format right?");
        }
        if (senders.size() > MOST_LINES) {
            throw new SimulateException("the recording has " + senders.size() + " devices, " + MOST_LINES
                    + " can be played at once: split it");
        }
        return senders;
    }

    private void connect(DeviceLink observer) throws SimulateException, InterruptedException {
        patience.connected(
                () -> observer.connected() && lines.values().stream().allMatch(DeviceLink::connected),
                settings.target().mqtt(),
                CONNECTED_WITHIN,
                "--resident, --credentials");
    }

    private Optional<ManualPace> manual() throws SimulateException {
        return settings.api().isPresent() ? ManualPace.of(settings.api().get(), LEAP) : Optional.empty();
    }

    /**
     * Plays it.
     *
     * @param byHand whether time is moved by hand: before it moves on, everything told has been answered
     */
    private void play(Pace pace, boolean byHand) throws SimulateException, InterruptedException {
        settings.recording().read(recorded -> {
            Duration due = due(recorded);
            try {
                if (byHand && due.compareTo(at) > 0) {
                    patience.answered(unanswered::get, 0);
                }
                pace.until(due);
            } catch (PaceException e) {
                throw new SimulateException(String.valueOf(e.getMessage()), e);
            }
            at = due;
            patience.answered(unanswered::get, MOST_UNANSWERED);
            send(recorded);
        });
    }

    /** Since the first message; what is out of order follows at once. */
    private Duration due(Recorded recorded) {
        if (sent == 0) {
            began = recorded.time();
        }
        Duration since = Duration.between(began, recorded.time());
        return since.compareTo(at) > 0 ? since : at;
    }

    private void send(Recorded recorded) {
        DeviceLink line = Optional.ofNullable(lines.get(recorded.sender())).orElseThrow();
        sent++;
        unanswered.incrementAndGet();
        line.publish(recorded.topic(), recorded.payload(), recorded.retained(), this::answered);
    }

    private void answered(Acknowledgement answer) {
        if (!answer.accepted()) {
            refused.incrementAndGet();
        }
        unanswered.decrementAndGet();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether the centre is there and takes what it is sent, told when that changes. It is silent when it has missed three
 * heartbeats, or has taken nothing for as long though it was tried. For any thread.
 */
final class Standing {
    /** So many heartbeats may be missed, and so many attempts in a row must have failed: a restart is shorter. */
    static final int MISSED = 3;

    private final Duration every;
    private final Supplier<Moment> clock;
    private final CentreNews news;
    private final Channel beats;
    private final Channel bundles;
    private State state = State.UNKNOWN;
    private Optional<Instant> lastHeard = Optional.empty();
    private Optional<Instant> silentSince = Optional.empty();

    private enum State {
        /** Not heard since the start: whether an alarm is open about it nobody here knows. */
        UNKNOWN,
        UP,
        SILENT
    }

    /** One thing the centre is asked for, and since when it does not answer as it should. */
    private static final class Channel {
        private Moment since;
        private int failures;
        private String reason = "";

        Channel(Moment start) {
            this.since = start;
        }

        void works(Moment now) {
            since = now;
            failures = 0;
        }

        void failed(String why) {
            failures++;
            reason = why;
        }

        boolean isSilent(Moment now, Duration longest, int least) {
            return failures >= least && now.nanos() - since.nanos() >= longest.toNanos();
        }
    }

    Standing(Duration every, Supplier<Moment> clock, CentreNews news) {
        this.every = every;
        this.clock = clock;
        this.news = news;
        Moment now = clock.get();
        this.beats = new Channel(now);
        this.bundles = new Channel(now);
    }

    /** A heartbeat was answered. */
    synchronized void beat() {
        Moment now = clock.get();
        lastHeard = Optional.of(now.wall());
        beats.works(now);
        judge(now);
    }

    /** A heartbeat was not answered. */
    synchronized void missed(String reason) {
        beats.failed(reason);
        judge(clock.get());
    }

    /** A bundle was answered, whether it was taken or refused. */
    synchronized void answered() {
        Moment now = clock.get();
        lastHeard = Optional.of(now.wall());
        bundles.works(now);
        judge(now);
    }

    /** A bundle was not taken. */
    synchronized void failed(String reason) {
        Moment now = clock.get();
        if (bundles.failures == 0) {
            bundles.since = now;
        }
        bundles.failed(reason);
        judge(now);
    }

    private void judge(Moment now) {
        Duration longest = every.multipliedBy(MISSED);
        boolean noBeat = beats.isSilent(now, longest, 1);
        boolean takesNothing = bundles.isSilent(now, longest, MISSED);
        if ((noBeat || takesNothing) && state != State.SILENT) {
            state = State.SILENT;
            Channel broken = noBeat ? beats : bundles;
            silentSince = Optional.of(broken.since.wall());
            news.silent(broken.since.wall(), broken.reason);
        } else if (!noBeat && !takesNothing && beats.failures == 0 && lastHeard.isPresent() && state != State.UP) {
            state = State.UP;
            silentSince = Optional.empty();
            news.heard();
        }
    }

    /** Whether the centre is there. */
    synchronized boolean isUp() {
        return state == State.UP;
    }

    /** Since when it has been silent for too long; empty: it has not. */
    synchronized Optional<Instant> silentSince() {
        return silentSince;
    }

    /** Why it was not reached the last time; empty: it was. */
    synchronized Optional<String> trouble() {
        return Stream.of(beats, bundles)
                .filter(channel -> channel.failures > 0)
                .map(channel -> channel.reason)
                .findFirst();
    }

    /** When it last answered; empty: not since the start. */
    synchronized Optional<Instant> lastHeard() {
        return lastHeard;
    }
}

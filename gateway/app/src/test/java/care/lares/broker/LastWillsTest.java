// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastWillsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private long now;
    private final List<String> told = new ArrayList<>();
    private final LastWills<String> wills = new LastWills<>(() -> now);

    private void vanishes(String client, Duration delay, Duration stays, int bytes) {
        wills.left(client, new LastWill(delay, bytes, () -> told.add(client)), stays);
    }

    private void pass(Duration time) {
        now += time.toNanos();
        wills.tick();
    }

    @Test
    void tellsNobodyBeforeTheDelayIsOver() {
        vanishes("mat", MINUTE, HOUR, 7);
        pass(MINUTE.minusNanos(1));
        assertThat(told).isEmpty();
        pass(Duration.ofNanos(1));
        pass(HOUR);
        assertThat(told).containsExactly("mat");
    }

    @Test
    void tellsNobodyWhenTheClientIsBackInTime() {
        vanishes("mat", MINUTE, HOUR, 7);
        wills.back("mat");
        vanishes("pad", MINUTE, HOUR, 7);
        now += MINUTE.toNanos();
        wills.back("pad");
        pass(HOUR);
        assertThat(told).as("it came too late").containsExactly("pad");
    }

    @Test
    void waitsNoLongerThanTheSession() {
        vanishes("none", MINUTE, Duration.ZERO, 7);
        assertThat(told).containsExactly("none");
        vanishes("short", HOUR, MINUTE, 7);
        pass(MINUTE);
        assertThat(told).containsExactly("none", "short");
    }

    @Test
    void tellsAtOnceWhatThereIsNoRoomFor() {
        int third = (int) LastWills.MAX_BYTES / 3;
        for (String client : List.of("a", "b", "c", "d")) {
            vanishes(client, MINUTE, HOUR, third);
        }
        assertThat(told).containsExactly("d");
        wills.back("a");
        vanishes("e", MINUTE, HOUR, third);
        assertThat(told).containsExactly("d");
        wills.tellAll();
        assertThat(told).containsExactly("d", "b", "c", "e");
    }

    /** Neither those who left first and make way for others, nor a client of whom nothing is known, lose theirs. */
    @Test
    void losesNoWillOfASessionThatEnds() {
        Sessions<String, String> sessions = new Broker(() -> now).sessions();
        for (int i = 0; i <= Sessions.MAX_AWAY; i++) {
            String client = "c" + i;
            FakeLine line = new FakeLine(10);
            Session session = sessions.open(client, "secret", client, false).session();
            session.attach(line, true, topic -> true);
            LastWill will = new LastWill(MINUTE, 7, () -> told.add(client));
            sessions.left(client, session, line, HOUR, Optional.of(will));
        }
        assertThat(told).containsExactly("c0");
        Session stranger = new Broker(() -> now)
                .<String, String>sessions()
                .open("x", "", "x", true)
                .session();
        LastWill will = new LastWill(MINUTE, 7, () -> told.add("x"));
        sessions.left("x", stranger, new FakeLine(10), HOUR, Optional.of(will));
        assertThat(told).containsExactly("c0", "x");
    }
}

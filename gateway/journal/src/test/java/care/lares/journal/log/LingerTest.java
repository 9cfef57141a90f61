// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LingerTest {
    private static final long MILLI = 1_000_000;
    private static final long FORCE = 200_000;

    private final Linger linger = new Linger(Duration.ofMillis(10), false);
    private long now = 1_000 * MILLI;

    @Test
    void waitsForCompanyOnlyAsLongAsConfigured() {
        linger.arrived(now, true);
        assertThat(linger.patience(now, 1)).isEqualTo(10 * MILLI);
        now += 4 * MILLI;
        linger.arrived(now, false);
        assertThat(linger.patience(now, 2)).isEqualTo(6 * MILLI);
        now += 6 * MILLI;
        assertThat(linger.patience(now, 2)).isNotPositive();
    }

    @Test
    void goesAtOnceWhenEnoughAreWaiting() {
        linger.arrived(now, true);
        assertThat(linger.patience(now, Linger.COMPANY - 1)).isPositive();
        assertThat(linger.patience(now, Linger.COMPANY)).isNotPositive();
    }

    @Test
    void doesNotWaitAtAllWhenToldSo() {
        Linger none = new Linger(Duration.ZERO, false);
        none.arrived(now, true);
        assertThat(none.patience(now, 1)).isNotPositive();
    }

    @Test
    void costsAClientThatWaitsForEachAcknowledgementOnePerCentAtMost() {
        long began = now;
        long lingered = 0;
        for (int i = 0; i < 20_000; i++) {
            linger.arrived(now, true);
            long patience = linger.patience(now, 1);
            if (patience > 0) {
                lingered += patience;
                now += patience;
            }
            linger.ended(now, 1);
            now += FORCE;
        }
        assertThat((double) lingered / (now - began)).isLessThan(0.012);
    }

    @Test
    void aPatientOneWaitsThoughNobodyEverComes() {
        Linger patient = new Linger(Duration.ofSeconds(2), true);
        for (int i = 0; i < 10; i++) {
            patient.arrived(now, true);
            assertThat(patient.patience(now, 1)).isEqualTo(2_000 * MILLI);
            now += 2_000 * MILLI;
            assertThat(patient.patience(now, 1)).isZero();
            patient.ended(now, 1);
            now += 60_000 * MILLI;
        }
    }

    @Test
    void aPatientOneGoesWhenEnoughAreWaiting() {
        Linger patient = new Linger(Duration.ofSeconds(2), true);
        patient.arrived(now, true);
        assertThat(patient.patience(now, Linger.COMPANY - 1)).isPositive();
        assertThat(patient.patience(now, Linger.COMPANY)).isZero();
    }

    @Test
    void gathersACrowdThatKeepsComing() {
        int forces = 0;
        int waiting = 0;
        int entries = 20_000;
        for (int i = 0; i < entries; i++) {
            now += MILLI / 2;
            linger.arrived(now, waiting == 0);
            waiting++;
            if (linger.patience(now, waiting) <= 0 || linger.patience(now + MILLI / 2, waiting) <= 0) {
                linger.ended(now, waiting);
                waiting = 0;
                forces++;
            }
        }
        assertThat(entries / forces).isGreaterThan(15);
    }

    @Test
    void stopsWaitingWhenABurstIsOver() {
        for (int i = 0; i < 100; i++) {
            now += 5_000;
            linger.arrived(now, i == 0);
        }
        assertThat(linger.patience(now, 100)).isLessThan(MILLI);
    }

    @Test
    void triesAgainAfterARespite() {
        linger.arrived(now, true);
        now += linger.patience(now, 1);
        linger.ended(now, 1);
        linger.arrived(now, true);
        assertThat(linger.patience(now, 1)).isZero();
        now += 10 * MILLI * Linger.RESPITE;
        linger.arrived(now, true);
        assertThat(linger.patience(now, 1)).isPositive();
    }
}

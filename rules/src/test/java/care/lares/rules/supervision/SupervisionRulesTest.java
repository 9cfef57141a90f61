// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.domain.Supervision;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SupervisionRulesTest {
    private static final Duration ALMOST_TWO_PERIODS = Duration.ofHours(8).minusSeconds(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = new Scene();

    @Test
    void aDeviceThatHasNeverReportedIsNotExpectedTo() {
        assertThat(scene.elapse(Duration.ofDays(2))).isEmpty();
    }

    @Test
    void twoMissedReportsAreALowAlarmOnce() {
        scene.tell(Kind.ROOM_TEMPERATURE, "21");
        assertThat(scene.elapse(ALMOST_TWO_PERIODS)).isEmpty();
        assertThat(scene.elapse(SECOND)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlarmKind.SENSOR_STALE);
            assertThat(found.phase()).isEqualTo(Phase.PRESENT);
            assertThat(found.priority()).isEqualTo(Priority.LOW);
            assertThat(text(found)).contains("8 h");
        });
        assertThat(scene.elapse(Duration.ofHours(8))).isEmpty();
    }

    @Test
    void silenceOfALifeSafetyDeviceIsMedium() {
        scene.tell(Kind.SMOKE, false);
        scene.tell(Kind.BATTERY, "90");
        assertThat(scene.elapse(Duration.ofHours(8))).singleElement().satisfies(found -> {
            assertThat(found.priority()).isEqualTo(Priority.MEDIUM);
            assertThat(text(found)).contains("may not be protecting");
        });
    }

    @Test
    void theSilenceOfWhatSpeaksOnlyWhenUsedMeansNothing() {
        scene.supervised(Supervision.UNSUPERVISED).tell(Kind.ASSIST, true);
        assertThat(scene.elapse(Duration.ofDays(30))).isEmpty();
    }

    @Test
    void whatIsNoLongerSupervisedIsNoLongerSilent() {
        silent();
        scene.supervised(Supervision.UNSUPERVISED);
        assertThat(scene.elapse(SECOND)).extracting(Finding::phase).containsExactly(Phase.GONE);
        assertThat(scene.elapse(SECOND)).isEmpty();
        scene.supervised(Supervision.SUPERVISED);
        assertThat(scene.elapse(SECOND)).extracting(Finding::phase).containsExactly(Phase.PRESENT);
    }

    @Test
    void anyReportEndsSilence() {
        silent();
        assertThat(scene.tell(Kind.HUMIDITY, "40")).extracting(Finding::phase).containsExactly(Phase.GONE);
        assertThat(scene.tell(Kind.HUMIDITY, "40")).isEmpty();
    }

    @Test
    void whatTheTransportKeptIsNoSignOfLife() {
        silent();
        assertThat(scene.tell(Kind.HUMIDITY, "40", Quality.RETAINED)).isEmpty();
    }

    @Test
    void silenceMakesAPresentHazardUnknown() {
        scene.tell(Kind.SMOKE, true);
        assertThat(scene.elapse(Duration.ofHours(8)))
                .extracting(Finding::rule, Finding::phase)
                .containsExactly(tuple("supervision.silent", Phase.PRESENT), tuple("environment.smoke", Phase.UNKNOWN));
    }

    @Test
    void goodByeIsSilenceAfterTenMinutes() {
        scene.tell(Kind.ROOM_TEMPERATURE, "21");
        assertThat(scene.tell(Kind.ONLINE, false)).isEmpty();
        assertThat(scene.elapse(Duration.ofMinutes(9))).isEmpty();
        assertThat(scene.elapse(Duration.ofMinutes(1)))
                .singleElement()
                .satisfies(found -> assertThat(text(found)).contains("offline for 10 min"));
    }

    @Test
    void aSecondGoodByeDoesNotBeginAnew() {
        scene.tell(Kind.ROOM_TEMPERATURE, "21");
        scene.tell(Kind.ONLINE, false);
        scene.elapse(Duration.ofMinutes(9));
        scene.tell(Kind.ONLINE, false);
        assertThat(scene.elapse(Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void whoComesBackWithinTenMinutesWasNeverSilent() {
        scene.tell(Kind.ROOM_TEMPERATURE, "21");
        scene.tell(Kind.ONLINE, false);
        scene.elapse(Duration.ofMinutes(9));
        assertThat(scene.tell(Kind.ONLINE, true)).isEmpty();
        assertThat(scene.elapse(Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void aDeviceThatOnlySaidGoodByeIsSilentAfterTenMinutes() {
        scene.tell(Kind.ONLINE, false);
        assertThat(scene.elapse(Duration.ofMinutes(10))).hasSize(1);
    }

    @Test
    void afterALongTimeOffEveryDeviceHasOneMorePeriodToReport() {
        scene.tell(Kind.HUMIDITY, "40");
        assertThat(scene.restart(Duration.ofDays(3))).isEmpty();
        assertThat(scene.elapse(Duration.ofHours(4).minusSeconds(1))).isEmpty();
        assertThat(scene.elapse(SECOND)).hasSize(1);
    }

    @Test
    void afterAShortRestartSilenceGoesOnCounting() {
        scene.tell(Kind.ROOM_TEMPERATURE, "21");
        scene.elapse(Duration.ofHours(1));
        scene.restart(SECOND);
        assertThat(scene.elapse(Duration.ofHours(7).minusSeconds(2))).isEmpty();
        assertThat(scene.elapse(SECOND)).hasSize(1);
    }

    @Test
    void theFirstReportAfterAStartEndsASilenceOfBefore() {
        silent();
        scene.restart(SECOND);
        assertThat(scene.tell(Kind.HUMIDITY, "40")).extracting(Finding::phase).containsExactly(Phase.GONE);
    }

    private void silent() {
        scene.tell(Kind.ROOM_TEMPERATURE, "21");
        scene.elapse(Duration.ofHours(8));
    }
}

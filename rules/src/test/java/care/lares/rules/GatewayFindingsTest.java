// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import static care.lares.rules.fixture.English.advice;
import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.rules.Finding.Phase;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatewayFindingsTest {
    private static final Instant FROM = Instant.parse("2026-01-01T02:10:00Z");

    @Test
    void aClockThatIsNotBelievedIsAConditionThatEnds() {
        Finding wrong = GatewayFindings.clockUntrusted(FROM, Phrase.CLOCK_BACK);
        Finding right = GatewayFindings.clockTrusted(FROM.plusSeconds(5));
        assertThat(wrong.phase()).isEqualTo(Finding.Phase.PRESENT);
        assertThat(right.phase()).isEqualTo(Finding.Phase.GONE);
        assertThat(right.rule()).isEqualTo(wrong.rule());
        assertThat(advice(wrong)).contains("Protection goes on");
    }

    @Test
    void saysFromWhenToWhenNobodyWasProtected() {
        Finding found = GatewayFindings.wasOff(FROM, Instant.parse("2026-01-01T02:41:30Z"));
        assertThat(found.kind()).isEqualTo(AlarmKind.GATEWAY_WAS_OFF);
        assertThat(found.phase()).isEqualTo(Phase.EVENT);
        assertThat(text(found)).isEqualTo("Not protected 02:10–02:41 UTC (31 min).");
        assertThat(found.assignment()).isEqualTo(Assignment.NONE);
    }

    @Test
    void namesWhoTriedInVainMeanwhile() {
        List<DeviceId> some = List.of(new DeviceId("pendant-1"), new DeviceId("mat-2"));
        assertThat(text(GatewayFindings.wasOff(FROM, FROM.plusSeconds(90), some)))
                .startsWith("Not protected 02:10–02:11 UTC (")
                .contains("). Devices that tried to reach the gateway")
                .contains("on the memory card: pendant-1, mat-2. Whoever wears one may have called in vain.");
        List<DeviceId> many = IntStream.range(0, 23)
                .mapToObj(number -> new DeviceId("d" + number))
                .toList();
        assertThat(text(GatewayFindings.wasOff(FROM, FROM.plusSeconds(90), many)))
                .contains("d0, d1", "d19, +3.")
                .doesNotContain("d20");
    }

    @Test
    void saysTheDayWhenTheGapSpansMidnight() {
        assertThat(text(GatewayFindings.wasOff(FROM, Instant.parse("2026-01-03T05:00:00Z"))))
                .isEqualTo("Not protected 2026-01-01 02:10–2026-01-03 05:00 UTC (2 days).");
    }

    @Test
    void recordingIsAConditionThatGoes() {
        Finding failed = GatewayFindings.recordingFailed(
                FROM, Phrase.STORAGE_FULL.said(), Phrase.STORAGE_MEANWHILE, Phrase.STORAGE_FULL_ADVICE);
        Finding works = GatewayFindings.recordingWorks(FROM.plusSeconds(5));
        assertThat(failed.kind()).isEqualTo(AlarmKind.RECORDING_FAILED);
        assertThat(failed.phase()).isEqualTo(Phase.PRESENT);
        assertThat(works.phase()).isEqualTo(Phase.GONE);
        assertThat(works.rule()).isEqualTo(failed.rule());
        assertThat(text(failed)).isEqualTo("Recording has failed: the memory card is full. Since 02:10 UTC.");
        assertThat(advice(failed))
                .isEqualTo("Calls still sound, but a power cut would forget them: write down what happens."
                        + " Make room on the card, or put in a larger one.");
    }

    @Test
    void aNewLogAndDamageAreEventsThatNameThemselves() {
        Finding restarted = GatewayFindings.evidenceRestarted(FROM, "lares.local/00", "the newest segment is missing");
        Finding damaged = GatewayFindings.evidenceDamaged(FROM, "segment 3 at byte 4096");
        assertThat(restarted.kind()).isEqualTo(AlarmKind.EVIDENCE_RESTARTED);
        assertThat(damaged.kind()).isEqualTo(AlarmKind.EVIDENCE_RESTARTED);
        assertThat(restarted.phase()).isEqualTo(Phase.EVENT);
        assertThat(restarted.messageId()).isNotEqualTo(damaged.messageId());
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.rules.Finding.Phase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GatewayFindingsTest {
    private static final Instant FROM = Instant.parse("2026-01-01T02:10:00Z");

    @Test
    void aClockThatIsNotBelievedIsAConditionThatEnds() {
        Finding wrong = GatewayFindings.clockUntrusted(FROM, "The clock was set back.");
        Finding right = GatewayFindings.clockTrusted(FROM.plusSeconds(5));
        assertThat(wrong.phase()).isEqualTo(Finding.Phase.PRESENT);
        assertThat(right.phase()).isEqualTo(Finding.Phase.GONE);
        assertThat(right.rule()).isEqualTo(wrong.rule());
        assertThat(wrong.advice()).contains("Protection goes on");
    }

    @Test
    void saysFromWhenToWhenNobodyWasProtected() {
        Finding found = GatewayFindings.wasOff(FROM, Instant.parse("2026-01-01T02:41:30Z"));
        assertThat(found.kind()).isEqualTo(AlarmKind.GATEWAY_WAS_OFF);
        assertThat(found.phase()).isEqualTo(Phase.EVENT);
        assertThat(found.text()).isEqualTo("Not protected 02:10–02:41 UTC (31 min).");
        assertThat(found.assignment()).isEqualTo(Assignment.NONE);
    }

    @Test
    void saysTheDayWhenTheGapSpansMidnight() {
        assertThat(GatewayFindings.wasOff(FROM, Instant.parse("2026-01-03T05:00:00Z"))
                        .text())
                .isEqualTo("Not protected 2026-01-01 02:10–2026-01-03 05:00 UTC (2 days).");
    }

    @Test
    void recordingIsAConditionThatGoes() {
        Finding failed = GatewayFindings.recordingFailed(FROM, "the memory card is full", "Make room.");
        Finding works = GatewayFindings.recordingWorks(FROM.plusSeconds(5));
        assertThat(failed.kind()).isEqualTo(AlarmKind.RECORDING_FAILED);
        assertThat(failed.phase()).isEqualTo(Phase.PRESENT);
        assertThat(works.phase()).isEqualTo(Phase.GONE);
        assertThat(works.rule()).isEqualTo(failed.rule());
        assertThat(failed.text()).isEqualTo("Recording has failed: the memory card is full.");
        assertThat(failed.advice()).isEqualTo("Make room.");
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

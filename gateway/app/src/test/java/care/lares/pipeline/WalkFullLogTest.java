// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.journal.WalkTestEntry.WalkTestBegan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A walk test while the log cannot take anything. */
class WalkFullLogTest {
    private static final String SOS = "{\"kind\":\"sos\",\"value\":true}";

    private final PipelineFixture fixture = new PipelineFixture();
    private final List<String> confirmed = new ArrayList<>();

    @Test
    void aTestThatIsNotWrittenDownDoesNotBegin() {
        fixture.journal.full = true;
        assertThat(begin()).isFalse();
        assertThat(fixture.pipeline.walkTests().running()).isEmpty();
    }

    @Test
    void aReportThatIsNotWrittenDownIsNotConfirmedAndWhatNobodyClaimedIsRealAllTheSame() {
        assertThat(begin()).isTrue();
        fixture.publish("cord-1", SOS);
        fixture.journal.full = true;
        assertThat(fixture.pipeline.walkTests().end(() -> confirmed.add("ended")))
                .isFalse();
        fixture.storageCatchesUp();
        assertThat(confirmed).containsExactly("begun");
        assertThat(fixture.pipeline.walkTests().running()).isEmpty();
        assertThat(fixture.house.registry().walkTests().running())
                .as("the next start finds it cut short and reports it")
                .isPresent();
        assertThat(fixture.house.openAlarms()).extracting(Alarm::test).containsExactlyInAnyOrder(true, false);
    }

    private boolean begin() {
        WalkTestBegan began = new WalkTestBegan(
                fixture.now.wall(),
                Set.of(new DeviceId("cord-1")),
                fixture.now.wall().plus(Duration.ofMinutes(10)),
                "kim");
        return fixture.pipeline.walkTests().begin(began, () -> confirmed.add("begun"));
    }
}

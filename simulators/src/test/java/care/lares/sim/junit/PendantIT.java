// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example of the README: a test somebody else would write. */
class PendantIT {
    @RegisterExtension
    static final LaresExtension lares = new LaresExtension();

    @Test
    void callThatNobodyAnswersEscalates() throws Exception {
        lares.tell("pendant-7", "{\"kind\":\"sos\",\"value\":true}");
        assertThat(lares.awaitAlarm("sos", "active").device()).isEqualTo("pendant-7");
        lares.advance(Duration.ofMinutes(2));
        lares.awaitAlarm("escalated", alarm -> alarm.steps().contains("escalated"));
    }
}

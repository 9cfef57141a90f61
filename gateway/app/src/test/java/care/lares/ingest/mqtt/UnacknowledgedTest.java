// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnacknowledgedTest {
    private final Unacknowledged unacknowledged = new Unacknowledged();

    @Test
    void knowsARepetitionOfWhatIsStillWaiting() {
        assertThat(unacknowledged.add(7)).isTrue();
        assertThat(unacknowledged.add(7)).isFalse();
        assertThat(unacknowledged.count()).isEqualTo(1);
    }

    @Test
    void takesAPacketIdAgainOnceItWasAcknowledged() {
        unacknowledged.add(7);
        assertThat(unacknowledged.remove(7)).isTrue();
        assertThat(unacknowledged.remove(7)).isFalse();
        assertThat(unacknowledged.add(7)).isTrue();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.broker.Unacknowledged.Answer;
import org.junit.jupiter.api.Test;

class UnacknowledgedTest {
    private final Unacknowledged unacknowledged = new Unacknowledged();

    @Test
    void knowsARepetitionOfWhatIsStillWaiting() {
        assertThat(unacknowledged.add(7, false, false)).isTrue();
        assertThat(unacknowledged.add(7, false, true)).isFalse();
        assertThat(unacknowledged.repeated(7)).isEqualTo(Answer.NONE);
        assertThat(unacknowledged.count()).isEqualTo(1);
    }

    @Test
    void takesAPacketIdAgainOnceItWasAcknowledged() {
        unacknowledged.add(7, false, false);
        assertThat(unacknowledged.confirm(7)).isEqualTo(Answer.ACKNOWLEDGED);
        assertThat(unacknowledged.confirm(7)).isEqualTo(Answer.NONE);
        assertThat(unacknowledged.add(7, false, false)).isTrue();
    }

    @Test
    void exactlyOnceIsOverOnlyWhenTheClientHasReleasedIt() {
        unacknowledged.add(7, true, false);
        unacknowledged.release(7);
        assertThat(unacknowledged.count()).as("it is not safe yet").isEqualTo(1);
        assertThat(unacknowledged.confirm(7)).isEqualTo(Answer.RECEIVED);
        assertThat(unacknowledged.add(7, true, true)).isFalse();
        assertThat(unacknowledged.repeated(7)).isEqualTo(Answer.RECEIVED);
        assertThat(unacknowledged.count()).isEqualTo(1);
        unacknowledged.release(7);
        unacknowledged.release(7);
        assertThat(unacknowledged.count()).isZero();
        assertThat(unacknowledged.add(7, true, false)).isTrue();
    }

    @Test
    void whoUsesAnIdForSomethingNewHasForgottenWhatItWasFor() {
        unacknowledged.add(7, false, false);
        assertThat(unacknowledged.add(7, false, false)).isTrue();
        assertThat(unacknowledged.count()).isEqualTo(2);
        assertThat(unacknowledged.confirm(7)).isEqualTo(Answer.ACKNOWLEDGED);
        assertThat(unacknowledged.confirm(7)).isEqualTo(Answer.ACKNOWLEDGED);
        assertThat(unacknowledged.confirm(7)).isEqualTo(Answer.NONE);

        unacknowledged.add(8, true, false);
        unacknowledged.confirm(8);
        assertThat(unacknowledged.add(8, false, true)).as("of another QoS").isTrue();
        assertThat(unacknowledged.confirm(8)).isEqualTo(Answer.ACKNOWLEDGED);

        unacknowledged.add(9, true, false);
        assertThat(unacknowledged.add(9, true, false)).isTrue();
        assertThat(unacknowledged.confirm(9)).isEqualTo(Answer.RECEIVED);
        assertThat(unacknowledged.release(9)).isTrue();
        assertThat(unacknowledged.confirm(9)).isEqualTo(Answer.RECEIVED);
        assertThat(unacknowledged.release(9)).isTrue();
        assertThat(unacknowledged.count()).isZero();
    }

    @Test
    void whatIsForgottenNeedsNoRelease() {
        unacknowledged.add(7, true, false);
        unacknowledged.forget(7);
        assertThat(unacknowledged.confirm(7)).isEqualTo(Answer.NONE);
        assertThat(unacknowledged.count()).isZero();
        assertThat(unacknowledged.add(7, false, false)).isTrue();
    }

    @Test
    void overANewConnectionOnlyWhatWasReceivedIsKnown() {
        unacknowledged.add(7, true, false);
        unacknowledged.confirm(7);
        unacknowledged.add(8, true, false);
        unacknowledged.add(9, false, false);
        Unacknowledged resumed = unacknowledged.resumed();
        unacknowledged.confirm(8);
        assertThat(resumed.add(7, true, true)).isFalse();
        assertThat(resumed.repeated(7)).isEqualTo(Answer.RECEIVED);
        assertThat(resumed.add(8, true, false))
                .as("sent again, it is told over this connection")
                .isTrue();
        assertThat(resumed.add(9, false, false)).isTrue();
        assertThat(resumed.count()).isEqualTo(3);
        assertThat(resumed.release(7)).isTrue();
        assertThat(resumed.release(7)).isFalse();
        assertThat(resumed.count()).isEqualTo(2);
    }
}

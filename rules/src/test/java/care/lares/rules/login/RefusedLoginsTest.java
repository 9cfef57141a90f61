// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusedLoginsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void oneIsASlipAndASecondOneSoonAfterIsNot() {
        RefusedLogins one = RefusedLogins.NONE.refusedAt(0);
        assertThat(one.isNoSlip()).isFalse();
        assertThat(one.refusedAt(RefusedLogins.SOON.toNanos()).isNoSlip()).isTrue();
        assertThat(one.refusedAt(RefusedLogins.SOON.plus(SECOND).toNanos()).isNoSlip())
                .isFalse();
    }

    @Test
    void whatConnectsOnlyWhenItIsPressedIsDeafAfterTheThirdTimeWithinADay() {
        RefusedLogins two =
                RefusedLogins.NONE.refusedAt(0).refusedAt(Duration.ofHours(8).toNanos());
        assertThat(two.isNoSlip()).isFalse();
        assertThat(two.refusedAt(Duration.ofHours(23).toNanos()).isNoSlip()).isTrue();
        assertThat(two.refusedAt(Duration.ofHours(25).toNanos()).isNoSlip()).isFalse();
    }

    @Test
    void aLoginBeginsAnewAndEndsWhatWasFoundAFewTimesOnly() {
        RefusedLogins logins = RefusedLogins.NONE;
        for (int i = 0; i < RefusedLogins.MOST_ENDINGS; i++) {
            logins = logins.refusedAt(i).refusedAt(i);
            assertThat(logins.isNoSlip()).isTrue();
            assertThat(logins.endsByLogin()).isTrue();
            logins = logins.letIn(true);
            assertThat(logins.refusedAt(i).isNoSlip()).isFalse();
        }
        assertThat(logins.endsByLogin()).isFalse();
    }

    @Test
    void isToldAtOnceAndThenEveryHourAndIsOverADayAfterTheLastTry() {
        RefusedLogins found = RefusedLogins.NONE.refusedAt(0).refusedAt(1);
        assertThat(found.isDue(1)).isTrue();
        RefusedLogins told = found.told(1);
        assertThat(told.isDue(RefusedLogins.AGAIN.toNanos())).isFalse();
        assertThat(told.isDue(RefusedLogins.AGAIN.toNanos() + 1)).isTrue();
        assertThat(told.isOver(RefusedLogins.QUIET.toNanos())).isFalse();
        assertThat(told.isOver(RefusedLogins.QUIET.toNanos() + 1)).isTrue();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlarmIdsTest {
    private final Ward ward = new Ward();
    private final AlarmIds ids = new AlarmIds(Ward.KEY);

    @Test
    void theSameMessageHasTheSameNameWheneverItComes() {
        AlarmId before = ids.next(press(Optional.of("m1")), id -> false);
        ward.elapse(Duration.ofHours(1));
        assertThat(ids.next(press(Optional.of("m1")), id -> false)).isEqualTo(before);
    }

    @Test
    void theNameIsThePublishedHash() {
        // HMAC-SHA256 with 32 zero bytes over the fields, computed with Python's hmac module.
        assertThat(ids.next(press(Optional.of("m1")), id -> false).value())
                .isEqualTo("ad42ed02e2231b64f1be9c1f7602e9ed");
    }

    @Test
    void anotherMessageHasAnotherName() {
        assertThat(ids.next(press(Optional.of("m1")), id -> false))
                .isNotEqualTo(ids.next(press(Optional.of("m2")), id -> false));
    }

    @Test
    void withoutAMessageIdAnotherTimeIsAnotherName() {
        AlarmId before = ids.next(press(Optional.empty()), id -> false);
        ward.elapse(Duration.ofMillis(1));
        assertThat(ids.next(press(Optional.empty()), id -> false)).isNotEqualTo(before);
    }

    @Test
    void aNameThatIsTakenIsNeverGivenAgain() {
        Set<AlarmId> taken = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            assertThat(taken.add(ids.next(press(Optional.of("m1")), taken::contains)))
                    .isTrue();
        }
    }

    @Test
    void anotherKeyGivesOtherNames() {
        byte[] key = new byte[AlarmIds.KEY_BYTES];
        key[31] = 1;
        assertThat(new AlarmIds(key).next(press(Optional.of("m1")), id -> false))
                .isNotEqualTo(ids.next(press(Optional.of("m1")), id -> false));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AlarmIds(new byte[16]));
    }

    private Finding press(Optional<String> messageId) {
        return ward.finding(
                AlarmKind.SOS, Phase.EVENT, AlarmKind.SOS.priority(), messageId, OptionalLong.empty(), false);
    }
}

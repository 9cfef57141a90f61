// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommitsTest {
    @Test
    void hashesTheBodyWithItsLastNewlineAndNoSignature() {
        String body = "lares.local/00\n28\nroot\n";
        // printf 'lares.local/00\n28\nroot\n' | sha256sum
        String expected = "f679667217867564d13ff50ac0c7ab6f65abe53b7eacdcfab7d2514527da10eb";
        assertThat(Commits.of(body + "\n— lares.local/00 one\n")).isEqualTo(expected);
        assertThat(Commits.of(body + "\n— lares.local/00 one\n— witness two\n")).isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNoNote() {
        assertThatThrownBy(() -> Commits.of("lares.local/00\n28\nroot\n")).isInstanceOf(IllegalArgumentException.class);
    }
}

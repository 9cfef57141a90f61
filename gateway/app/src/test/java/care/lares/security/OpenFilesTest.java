// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenFilesTest {
    private static final int MQTT = 4_000;
    private static final int HTTP = 2_304;

    @Test
    void nobodyIsGivenLessWhereThereAreAsManyAsTheServiceAsksFor() {
        for (long most : new long[] {8_192, 1_048_576, Long.MAX_VALUE}) {
            OpenFiles files = new OpenFiles(most);
            assertThat(files.refusal()).isEmpty();
            assertThat(files.deviceSockets(MQTT)).isEqualTo(MQTT);
            assertThat(files.httpSockets(HTTP)).isEqualTo(HTTP);
        }
    }

    @Test
    void someAreKeptForTheJournalHoweverFewThereAre() {
        for (long most = OpenFiles.LEAST; most < 8_192; most++) {
            OpenFiles files = new OpenFiles(most);
            assertThat(files.deviceSockets(MQTT) + files.httpSockets(HTTP)).isBetween(90, (int) most - 160);
        }
    }

    @Test
    void saysWhenTheyAreTooFewAndWhatToDo() {
        assertThat(new OpenFiles(OpenFiles.LEAST - 1).refusal()).isPresent();
        assertThat(new OpenFiles(64).refusal().orElseThrow())
                .contains("only 64 files", "needs 256", "ulimit -n", "LimitNOFILE");
        assertThat(OpenFiles.ofThisProcess().most()).isPositive();
    }
}

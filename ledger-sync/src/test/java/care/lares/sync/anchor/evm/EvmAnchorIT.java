// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.AnchorEntry.State;
import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.Commits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real node. */
class EvmAnchorIT {
    private static final int MOST_LOOKS = 6_000;

    private Anvil anvil;
    private Desk desk;
    private LedgerSettings settings;

    @BeforeEach
    void begin() throws Exception {
        anvil = Anvil.start();
        settings = Desk.prepared(anvil, 2);
        desk = new Desk(settings, anvil.rpc());
    }

    @AfterEach
    void end() {
        if (anvil != null) {
            anvil.close();
        }
    }

    @Test
    void takesACheckpointToTheLedgerAndWaitsUntilItIsFinal() throws Exception {
        Answer answer = desk.show(10);
        assertThat(answer).isInstanceOf(Answer.Underway.class);
        // The node makes its block right after it has taken the transaction.
        for (int looks = 0; answer instanceof Answer.Underway && looks < MOST_LOOKS; looks++) {
            Thread.sleep(10);
            answer = desk.show(10);
        }
        assertThat(answer).isInstanceOf(Answer.Mined.class);
        anvil.mine(1);
        assertThat(desk.show(10)).isInstanceOf(Answer.Final.class);
        assertThat(desk.book().newest(State.FINAL).orElseThrow().commit())
                .isEqualTo(Commits.of(Desk.checkpoint(10).note()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.AnchorEntry.State;
import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.Commits;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A power cut at every step of an anchor, twenty times over, against a real node: each epoch is anchored once. */
class EvmAnchorCrashIT {
    private static final int ROUNDS = 20;

    @Test
    void anchorsEachEpochOnceWhereverThePowerFails() throws Exception {
        try (Anvil anvil = Anvil.start()) {
            PowerCut cut = new PowerCut(anvil.rpc());
            Desk desk = new Desk(Desk.prepared(anvil, 2), cut, cut);
            int size = 0;
            int cuts = 0;
            for (int round = 0; round < ROUNDS; round++) {
                anvil.call("evm_setAutomine", round % 2 == 0);
                boolean cutOff = true;
                for (int point = 0; cutOff; point++) {
                    cut.at(point);
                    cutOff = anchor(desk, cut, anvil, ++size);
                    cuts += cutOff ? 1 : 0;
                    assertThat(desk.book().newest(State.FINAL).orElseThrow().commit())
                            .as("round %d point %d", round, point)
                            .isEqualTo(Commits.of(Desk.checkpoint(size).note()));
                }
            }
            assertThat(cuts).isGreaterThan(ROUNDS * 25);
            assertOneAnchorAnEpoch(anvil, desk, size);
        }
    }

    /** Whether the power failed on the way. */
    private static boolean anchor(Desk desk, PowerCut cut, Anvil anvil, int size) throws InterruptedException {
        boolean dark = false;
        for (int steps = 0; ; steps++) {
            assertThat(steps).as("steps to anchor %d", size).isLessThan(40);
            try {
                if (desk.show(size) instanceof Answer.Final) {
                    cut.never();
                    return dark;
                }
                anvil.mine(1);
            } catch (PowerCut.Dark now) {
                dark = true;
                cut.never();
                desk.restart();
            }
        }
    }

    private static void assertOneAnchorAnEpoch(Anvil anvil, Desk desk, int size) {
        JsonNode logs = anvil.call(
                "eth_getLogs",
                Map.of(
                        "fromBlock", "0x0",
                        "address", Hex.of(desk.book().ledger().orElseThrow().contract()),
                        "topics", List.of(Hex.of(AnchorsAbi.ANCHORED))));
        Map<String, Integer> perEpoch = new HashMap<>();
        logs.forEach(log -> perEpoch.merge(log.path("topics").path(2).asText(), 1, Integer::sum));
        assertThat(perEpoch)
                .hasSize(size)
                .allSatisfy((epoch, times) -> assertThat(times).as(epoch).isEqualTo(1));
    }
}

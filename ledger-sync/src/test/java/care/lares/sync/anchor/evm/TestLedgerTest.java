// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.AnchorBook;
import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.Entry;
import care.lares.sync.Diary;
import care.lares.sync.anchor.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A gateway that sees to contract, registration and coins itself, killed at each step of its first anchors. */
class TestLedgerTest {
    private static final URI NODE = URI.create("http://127.0.0.1:1");
    private static final LedgerKey NEXT = LedgerKey.of(new byte[] {7, 7, 7});
    private static final int MOST_STEPS = 40;

    private final SigningNode node = new SigningNode();
    private final PowerCut cut = new PowerCut(node);
    private final List<Entry> log = new ArrayList<>();
    private final List<LedgerKey> secrets = new ArrayList<>(List.of(Desk.KEY));

    private final Diary diary = entry -> {
        cut.before();
        log.add(entry);
        cut.after();
        return CompletableFuture.completedFuture((long) log.size() - 1);
    };

    private final LedgerKeys keys = new ListedKeys(secrets);

    @Test
    void makesRegistersAndFundsOnceWhereverItIsKilled() throws Exception {
        int point = 0;
        while (killedAt(point)) {
            point++;
        }
        assertThat(point).as("steps of a first anchor").isGreaterThan(30);
    }

    /** Whether it came so far. */
    private static boolean killedAt(int point) throws InterruptedException {
        TestLedgerTest house = new TestLedgerTest();
        boolean killed = house.anchor(point, 10);
        house.anchor(-1, 20);
        house.secrets.add(NEXT);
        boolean killedAgain = house.anchor(point, 30);
        house.anchor(-1, 40);
        assertThat(house.node.made).as("made, killed at %d", point).hasSize(1);
        assertThat(house.node.registered)
                .as("registered, killed at %d", point)
                .containsExactly(Desk.KEY.address(), NEXT.address());
        assertThat(house.node.funded)
                .as("funded, killed at %d", point)
                .containsExactly(Desk.KEY.address(), NEXT.address());
        assertThat(house.node.chain.received.stream().distinct().toList())
                .as("transactions, killed at %d: each of its own epoch", point)
                .hasSize(4);
        assertThat(house.log.stream().filter(Attempted.class::isInstance).map(entry -> ((Attempted) entry).nonce()))
                .as("nonces, killed at %d", point)
                .doesNotHaveDuplicates();
        assertThat(house.node.chain.anchored())
                .as("anchors, killed at %d", point)
                .hasSize(4)
                .allSatisfy((epoch, times) -> assertThat(times).isEqualTo(1));
        return killed || killedAgain;
    }

    @Test
    void usesNoContractAtWhichTheGatewayHasAnchoredThatItsLogKnowsNothingOf() throws Exception {
        anchor(-1, 10);
        log.clear();
        Answer unused = ledger().show(Desk.checkpoint(20));
        assertThat(node.made).hasSize(2);
    }

    /** Anchors until it is final, killed once at this step if it comes so far; answers whether it did. */
    private boolean anchor(int point, int size) throws InterruptedException {
        cut.at(point);
        TestLedger ledger = ledger();
        boolean killed = false;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            try {
                if (ledger.show(Desk.checkpoint(size)) instanceof Answer.Final) {
                    cut.never();
                    return killed;
                }
                node.chain.mine();
            } catch (PowerCut.Dark now) {
                killed = true;
                cut.never();
                ledger = ledger();
            }
        }
        throw new AssertionError("not final after " + MOST_STEPS + " steps");
    }

    /** What a start makes of what is in the log. */
    private TestLedger ledger() {
        GatewaySide gateway = new GatewaySide(
                keys, diary, log, () -> book().followsUnknown(), () -> Instant.parse("2026-11-21T08:00:00Z"), () -> 0);
        return new TestLedger(NODE, cut, Desk.GATEWAY, 1, gateway);
    }

    private AnchorBook book() {
        AnchorBook book = new AnchorBook();
        log.forEach(book::apply);
        return book;
    }
}

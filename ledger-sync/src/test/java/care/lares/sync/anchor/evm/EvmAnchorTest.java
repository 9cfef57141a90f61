// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.AnchorEntry;
import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.Anchoring;
import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.Commits;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sender against a chain that does what chains do. */
class EvmAnchorTest {
    private final FakeChain chain = new FakeChain();
    private final Desk desk = new Desk(chain.settings, chain);

    /** Shows a checkpoint and makes blocks until it is final. */
    private void anchor(int size) throws InterruptedException {
        for (int steps = 0; !(desk.show(size) instanceof Answer.Final); steps++) {
            assertThat(steps).isLessThan(20);
            chain.mine();
            desk.pass(Duration.ofSeconds(1));
        }
    }

    private static String commit(int size) {
        return Commits.of(Desk.checkpoint(size).note());
    }

    private List<Attempted> attempts() {
        return desk.log.stream()
                .filter(Attempted.class::isInstance)
                .map(Attempted.class::cast)
                .toList();
    }

    private List<State> states() {
        return desk.log.stream()
                .filter(AnchorEntry.Settled.class::isInstance)
                .map(entry -> ((AnchorEntry.Settled) entry).state())
                .toList();
    }

    @Test
    void goesFromAttemptedOverMinedToFinal() throws Exception {
        assertThat(desk.show(10)).isInstanceOf(Answer.Underway.class);
        chain.mine();
        assertThat(desk.show(10)).isEqualTo(new Answer.Mined(1, 1));
        chain.mine();
        assertThat(desk.show(10)).isInstanceOf(Answer.Mined.class);
        chain.mine();
        assertThat(desk.show(10)).isEqualTo(new Answer.Final(1, 1));
        assertThat(desk.show(10)).isEqualTo(new Answer.Final(1, 1));
        assertThat(states()).containsExactly(State.MINED, State.FINAL);
        anchor(20);
        assertThat(chain.commit()).isEqualTo(commit(20));
        assertThat(attempts()).extracting(Attempted::previous).containsExactly(Commits.NONE, commit(10));
        assertThat(attempts()).extracting(Attempted::nonce).containsExactly(0L, 1L);
    }

    @Test
    void anchorsWithTheOldKeyUntilTheContractTakesTheNewOne() throws Exception {
        anchor(10);
        LedgerKey next = LedgerKey.of(new byte[] {7, 7, 7});
        desk.secrets.add(next);
        anchor(20);
        assertThat(attempts()).allMatch(attempt -> Desk.KEY.signed(attempt.raw()));
        chain.account = next.address();
        anchor(30);
        assertThat(desk.secrets).containsExactly(next);
        assertThat(next.signed(attempts().get(2).raw())).isTrue();
        assertThat(Desk.KEY.signed(attempts().get(2).raw())).isFalse();
        desk.restart();
        anchor(40);
        assertThat(chain.commit()).isEqualTo(commit(40));
        assertThat(attempts()).extracting(Attempted::epoch).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whatTheOldKeyHadSentIsSentAgainByTheNewOne() throws Exception {
        anchor(10);
        assertThat(desk.show(20)).isInstanceOf(Answer.Underway.class);
        LedgerKey next = LedgerKey.of(new byte[] {7, 7, 7});
        desk.secrets.add(next);
        chain.forget();
        chain.account = next.address();
        anchor(20);
        assertThat(chain.commit()).isEqualTo(commit(20));
        assertThat(attempts()).extracting(Attempted::epoch).containsExactly(1L, 2L, 2L);
        assertThat(next.signed(attempts().get(2).raw())).isTrue();
    }

    @Test
    void sendsNothingThatIsNotDurable() throws Exception {
        desk.broken = true;
        assertThat(desk.show(10)).isInstanceOf(Answer.Unreached.class);
        assertThat(chain.received).isEmpty();
        desk.broken = false;
        anchor(10);
        assertThat(attempts()).extracting(Attempted::raw).containsAll(chain.received);
    }

    @Test
    void bindsEachTransactionToItsChain() throws Exception {
        desk.show(10);
        assertThat(chain.received.get(0)).startsWith("02");
        FakeChain other = new FakeChain();
        other.chainId = 5;
        assertThat(new Chain(other).send(chain.received.get(0)).meaning()).isEqualTo(SendAnswer.Meaning.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(FakeChain.Dialect.class)
    void takesKnownForSent(FakeChain.Dialect dialect) throws Exception {
        chain.dialect = dialect;
        chain.loseAnswers = true;
        assertThat(desk.show(10)).isInstanceOf(Answer.Unreached.class);
        desk.restart();
        assertThat(desk.show(10)).isEqualTo(new Answer.Underway("anchor 1 waits for a block"));
        assertThat(new Chain(chain).send(chain.received.get(0)).meaning()).isEqualTo(SendAnswer.Meaning.TAKEN);
        chain.mine();
        assertThat(new Chain(chain).send(chain.received.get(0)).meaning()).isEqualTo(SendAnswer.Meaning.NONCE_USED);
        anchor(10);
        assertThat(attempts()).hasSize(1);
    }

    @Test
    void looksUpBeforeItSendsAgain() throws Exception {
        chain.loseAnswers = true;
        chain.eager = true;
        assertThat(desk.show(10)).isInstanceOf(Answer.Unreached.class);
        desk.restart();
        assertThat(desk.show(10)).isInstanceOf(Answer.Mined.class);
        assertThat(chain.received).hasSize(1);
    }

    @Test
    void sendsTheSameBytesAgainWhenTheNodeForgotThem() throws Exception {
        desk.show(10);
        chain.forget();
        desk.restart();
        desk.show(10);
        assertThat(chain.received).hasSize(2).containsOnly(attempts().get(0).raw());
        assertThat(attempts()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(FakeChain.Dialect.class)
    void offersMoreThanATenthMoreWhenItWaitsTooLong(FakeChain.Dialect dialect) throws Exception {
        chain.dialect = dialect;
        desk.show(10);
        chain.baseFee = chain.baseFee.multiply(BigInteger.TEN);
        chain.mine();
        assertThat(desk.show(10)).isEqualTo(new Answer.Underway("anchor 1 waits for a block"));
        desk.pass(Duration.ofSeconds(91));
        chain.mine();
        assertThat(desk.show(10)).isEqualTo(new Answer.Underway("anchor 1 is sent"));
        assertThat(attempts()).hasSize(2).extracting(Attempted::nonce).containsOnly(0L);
        assertThat(chain.waiting()).hasSize(1);
        anchor(10);
        assertThat(chain.anchored()).hasSize(1);
    }

    @Test
    void raisesAtOnceWhatIsUnderpriced() throws Exception {
        desk.show(10);
        chain.forget();
        chain.baseFee = chain.baseFee.multiply(BigInteger.valueOf(4));
        assertThat(desk.show(10)).isEqualTo(new Answer.Underway("anchor 1 is sent"));
        assertThat(attempts()).hasSize(2);
        chain.mine();
        assertThat(desk.show(10)).isInstanceOf(Answer.Mined.class);
    }

    @Test
    void doesNotOutbidItselfWhileThereAreNoBlocks() throws Exception {
        desk.show(10);
        for (int minute = 0; minute < 5; minute++) {
            desk.pass(Duration.ofSeconds(59));
            assertThat(desk.show(10)).isInstanceOf(Answer.Underway.class);
        }
        desk.pass(Duration.ofMinutes(2));
        assertThat(desk.show(10)).isEqualTo(new Answer.Unreached("the ledger has made no block for 6 min"));
        assertThat(attempts()).hasSize(1);
        chain.mine();
        assertThat(desk.show(10)).isInstanceOf(Answer.Mined.class);
    }

    @Test
    void paysNoMoreThanTheCap() throws Exception {
        chain.baseFee = Fees.CAP.add(BigInteger.ONE);
        assertThat(desk.show(10)).isInstanceOf(Answer.Refused.class);
        assertThat(desk.log).isEmpty();
        chain.baseFee = Fees.CAP.subtract(BigInteger.TEN);
        anchor(10);
    }

    @Test
    void sendsAgainWhatAReorganisationTookAway() throws Exception {
        desk.show(10);
        chain.mine();
        assertThat(desk.show(10)).isInstanceOf(Answer.Mined.class);
        chain.reorganise(1, true);
        assertThat(desk.show(10)).isEqualTo(new Answer.Underway("anchor 1 is sent"));
        assertThat(states()).containsExactly(State.MINED, State.GONE);
        anchor(10);
        assertThat(states()).containsExactly(State.MINED, State.GONE, State.MINED, State.FINAL);
        assertThat(chain.received).containsOnly(attempts().get(0).raw());
    }

    @Test
    void followsATransactionIntoAnotherBlock() throws Exception {
        desk.show(10);
        chain.mine();
        desk.show(10);
        chain.reorganise(1, false);
        chain.mine();
        assertThat(desk.show(10)).isEqualTo(new Answer.Mined(1, 3));
        assertThat(desk.book().newest().orElseThrow().settled().orElseThrow().block())
                .isEqualTo(3);
    }

    @Test
    void repeatsEveryAnchorOfAChainThatWasSetBack() throws Exception {
        anchor(10);
        anchor(20);
        anchor(30);
        List<String> first = List.copyOf(chain.received);
        chain.setBack(chain.height());
        chain.received.clear();
        assertThat(desk.show(30)).isEqualTo(new Answer.Unreached("the node is behind anchor 1"));
        desk.pass(Duration.ofMinutes(3));
        anchor(30);
        assertThat(chain.received).isEqualTo(first);
        assertThat(chain.epoch()).isEqualTo(3);
        assertThat(chain.commit()).isEqualTo(commit(30));
        assertThat(attempts()).hasSize(3);
    }

    @Test
    void waitsForANodeThatLagsBehind() throws Exception {
        anchor(10);
        List<Object> taken = chain.setBack(3);
        chain.received.clear();
        assertThat(desk.show(20)).isEqualTo(new Answer.Unreached("the node is behind anchor 1"));
        chain.catchUp(taken);
        assertThat(desk.show(20)).isEqualTo(new Answer.Underway("anchor 2 is sent"));
        assertThat(chain.received).hasSize(1);
        assertThat(states()).doesNotContain(State.GONE);
    }

    @Test
    void catchesUpWithDaysOfflineByOneAnchor() throws Exception {
        anchor(10);
        chain.forgetful = true;
        desk.show(20);
        chain.forgetful = false;
        chain.offline = true;
        for (int hour = 1; hour < 72; hour++) {
            desk.pass(Duration.ofHours(1));
            assertThat(desk.show(20 + hour)).isInstanceOf(Answer.Unreached.class);
        }
        chain.offline = false;
        anchor(500);
        assertThat(chain.epoch()).isEqualTo(2);
        assertThat(chain.commit()).isEqualTo(commit(500));
        assertThat(attempts()).extracting(Attempted::nonce).containsExactly(0L, 1L, 1L);
        assertThat(desk.book()
                        .newest()
                        .flatMap(Anchoring::settledAttempt)
                        .orElseThrow()
                        .note())
                .isEqualTo(Desk.checkpoint(500).note());
    }

    @Test
    void anOldTransactionThatWasMinedAfterAllIsOurs() throws Exception {
        desk.show(10);
        String old = chain.received.get(0);
        chain.forget();
        desk.pass(Duration.ofHours(1));
        desk.show(20);
        chain.forget();
        new Chain(chain).send(old);
        chain.mine();
        assertThat(desk.show(20)).isInstanceOf(Answer.Mined.class);
        anchor(20);
        assertThat(chain.epoch()).isEqualTo(2);
        assertThat(states()).doesNotContain(State.FOREIGN);
    }

    @Test
    void neverGoesOnAfterAForeignCommit() throws Exception {
        anchor(10);
        chain.anchorForeign(2, "f0".repeat(32));
        assertThat(desk.show(20)).isInstanceOf(Answer.Refused.class);
        assertThat(states()).last().isEqualTo(State.FOREIGN);
        int entries = desk.log.size();
        desk.restart();
        desk.pass(Duration.ofDays(2));
        assertThat(desk.show(30)).isInstanceOf(Answer.Refused.class);
        assertThat(desk.log).hasSize(entries);
        assertThat(chain.received).hasSize(1);
    }

    @Test
    void aForeignCommitWhileOursWaitsIsForeign() throws Exception {
        desk.show(10);
        chain.forget();
        chain.anchorForeign(1, "f0".repeat(32));
        assertThat(desk.show(10)).isInstanceOf(Answer.Refused.class);
        assertThat(desk.show(20)).isInstanceOf(Answer.Refused.class);
        assertThat(chain.received).hasSize(1);
    }

    @Test
    void sendsNothingToAnotherLedger() throws Exception {
        chain.chainId = 1;
        assertThat(desk.show(10)).isEqualTo(new Answer.Refused("the node serves chain 1 instead of 31337"));
        chain.chainId = 31_337;
        chain.code = "";
        assertThat(desk.show(10)).isEqualTo(new Answer.Refused("there is no contract at 0x" + chain.contract));
        chain.code = "6001";
        assertThat(desk.show(10)).isEqualTo(new Answer.Refused("another contract stands at 0x" + chain.contract));
        assertThat(chain.received).isEmpty();
        assertThat(desk.log).isEmpty();
    }

    @Test
    void knowsALedgerThatWasBegunAnew() throws Exception {
        anchor(10);
        FakeChain anew = new FakeChain("anew");
        Desk moved = new Desk(chain.settings, anew, desk.log);
        assertThat(moved.show(20)).isInstanceOf(Answer.Refused.class);
        assertThat(anew.received).isEmpty();
        String genesis =
                Hex.data(anew.call("eth_getBlockByNumber", "0x0", false).path("hash"));
        LedgerSettings meant = new LedgerSettings(
                chain.settings.node(), chain.contract, 31_337, Optional.of(genesis), Desk.GATEWAY, 3);
        assertThat(new Desk(meant, anew, desk.log).show(20)).isInstanceOf(Answer.Underway.class);
    }

    @Test
    void saysWhatIsToBeDoneWhenItIsNotRegistered() throws Exception {
        chain.account = "77".repeat(20);
        assertThat(desk.show(10))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.why()).contains("lares ledger register"));
        assertThat(desk.log).isEmpty();
    }

    @Test
    void saysWhichAccountCannotPay() throws Exception {
        chain.rich = false;
        assertThat(desk.show(10))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.why()).contains(Desk.KEY.address()));
        chain.rich = true;
        anchor(10);
        assertThat(attempts()).hasSize(1);
    }

    @Test
    void takesAnotherNonceWhenItsOwnWasSpent() throws Exception {
        desk.show(10);
        chain.spendNonce();
        assertThat(desk.show(10)).isEqualTo(new Answer.Underway("anchor 1 is sent"));
        anchor(10);
        assertThat(attempts()).extracting(Attempted::nonce).containsExactly(0L, 1L);
        assertThat(chain.anchored()).hasSize(1);
    }
}

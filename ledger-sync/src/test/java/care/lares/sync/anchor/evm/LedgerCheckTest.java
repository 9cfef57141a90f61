// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.check.AnchorClaim;
import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.Commits;
import care.lares.sync.anchor.evm.LedgerCheck.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stranger's node says of what a receipt claims. */
class LedgerCheckTest {
    private final FakeChain chain = new FakeChain();
    private final Desk desk = new Desk(chain.settings, chain);
    private final LedgerCheck check = new LedgerCheck(new Chain(chain), 5);
    private final String commit = Commits.of(Desk.checkpoint(10).note());
    private AnchorClaim claim;

    @BeforeEach
    void anchor() throws Exception {
        while (!(desk.show(10) instanceof Answer.Final)) {
            chain.mine();
            desk.pass(Duration.ofSeconds(1));
        }
        Settled seen = desk.book().newest().orElseThrow().settled().orElseThrow();
        claim = claim(31_337, chain.contract, Desk.GATEWAY, 1, seen);
    }

    private static AnchorClaim claim(long chainId, String contract, String gateway, long epoch, Settled seen) {
        return new AnchorClaim(
                chainId, Hex.of(contract), Hex.of(gateway), epoch, Hex.of(seen.transaction()), seen.block(), true);
    }

    @Test
    void holdsAndIsFinalOnceEnoughBlocksStandOnIt() throws Exception {
        assertThat(check.check(claim, commit)).isEqualTo(new Verdict.Holds(1, false));
        chain.mine();
        chain.mine();
        assertThat(check.check(claim, commit)).isEqualTo(new Verdict.Holds(1, true));
    }

    @Test
    void isFoundInAnotherBlockThanClaimed() throws Exception {
        AnchorClaim elsewhere =
                new AnchorClaim(31_337, claim.contract(), claim.gateway(), 1, claim.transaction(), 3, true);
        assertThat(check.check(elsewhere, commit)).isEqualTo(new Verdict.Holds(1, false));
    }

    @Test
    void isRefutedByAnotherCommitEpochGatewayOrContract() throws Exception {
        assertThat(check.check(claim, "f0".repeat(32)))
                .isEqualTo(new Verdict.Refuted("the ledger holds another commit at anchor 1"));
        Settled seen = desk.book().newest().orElseThrow().settled().orElseThrow();
        assertThat(check.check(claim(31_337, chain.contract, Desk.GATEWAY, 2, seen), commit))
                .isEqualTo(new Verdict.Refuted("the ledger has no anchor 2 of this gateway"));
        assertThat(check.check(claim(31_337, chain.contract, "ee".repeat(32), 1, seen), commit))
                .isEqualTo(new Verdict.Refuted("the ledger has no anchor 1 of this gateway"));
        chain.code = "6001";
        assertThat(check.check(claim, commit)).isInstanceOf(Verdict.Refuted.class);
    }

    @Test
    void isRefutedWhenTheChainForgotIt() throws Exception {
        chain.reorganise(3, true);
        assertThat(check.check(claim, commit)).isInstanceOf(Verdict.Refuted.class);
    }

    @Test
    void saysNothingAboutAnotherLedgerOrWithoutAnAnswer() {
        chain.chainId = 1;
        assertThatThrownBy(() -> check.check(claim, commit))
                .isInstanceOf(LedgerException.class)
                .hasMessage("the node serves chain 1, the receipt names chain 31337");
        chain.offline = true;
        assertThatThrownBy(() -> check.check(claim, commit)).isInstanceOf(LedgerException.class);
    }
}

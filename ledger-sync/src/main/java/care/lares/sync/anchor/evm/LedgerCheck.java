// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.journal.check.AnchorClaim;
import care.lares.sync.anchor.evm.Chain.Anchored;
import care.lares.sync.anchor.evm.Chain.Block;
import java.net.URI;
import java.util.Optional;

/**
 * Holds what receipts claim against the ledger itself, as a node of the checker's own choice tells it. Whether the contract
 * and the gateway's id are those of the house in question is for the checker to know.
 */
public final class LedgerCheck {
    private final Chain chain;
    private final int confirmations;

    /**
     * A check by this node.
     *
     * @param confirmations blocks, its own among them, after which an anchor counts as final
     */
    public LedgerCheck(URI node, int confirmations) {
        this(new Chain(new HttpRpc(node, () -> true)), confirmations);
    }

    LedgerCheck(Chain chain, int confirmations) {
        this.chain = chain;
        this.confirmations = confirmations;
    }

    /** What the ledger says of a claim. */
    public sealed interface Verdict {
        /**
         * It holds.
         *
         * @param block number of the block the anchor stands in now
         * @param isFinal whether that block is old enough not to be replaced
         */
        record Holds(long block, boolean isFinal) implements Verdict {}

        /**
         * It does not.
         *
         * @param reason what is there instead, in words
         */
        record Refuted(String reason) implements Verdict {}
    }

    /**
     * Looks an anchor up.
     *
     * @param commit what should stand there: SHA-256 of the checkpoint's body, in hexadecimal
     * @throws LedgerException when the node cannot say, or serves another ledger
     */
    public Verdict check(AnchorClaim claim, String commit) throws LedgerException, InterruptedException {
        try {
            long chainId = chain.chainId();
            if (chainId != claim.chainId()) {
                throw new LedgerException(
                        "the node serves chain " + chainId + ", the receipt names chain " + claim.chainId());
            }
            new LedgerProof(chain).requireContract(Hex.digits(claim.contract()));
            return judge(event(claim), claim, commit);
        } catch (OtherLedgerException other) {
            return new Verdict.Refuted(other.words());
        } catch (RpcException silent) {
            throw new LedgerException(silent.words(), silent);
        }
    }

    /** Where it was last seen first: nodes do not like to look through a whole chain. */
    private Optional<Anchored> event(AnchorClaim claim) throws RpcException, InterruptedException {
        String contract = Hex.digits(claim.contract());
        String gateway = Hex.digits(claim.gateway());
        String block = Hex.of(claim.block());
        Optional<Anchored> there = chain.anchored(contract, gateway, claim.epoch(), block, block);
        return there.isPresent() ? there : chain.anchored(contract, gateway, claim.epoch(), "0x0", "latest");
    }

    private Verdict judge(Optional<Anchored> event, AnchorClaim claim, String commit)
            throws RpcException, InterruptedException {
        if (event.isEmpty()) {
            return new Verdict.Refuted("the ledger has no anchor " + claim.epoch() + " of this gateway");
        }
        Anchored found = event.get();
        if (!found.commit().equals(commit)) {
            return new Verdict.Refuted("the ledger holds another commit at anchor " + claim.epoch());
        }
        Block head = chain.head();
        boolean canonical = chain.block(found.block())
                .filter(block -> block.hash().equals(found.blockHash()))
                .isPresent();
        boolean isFinal = canonical && head.number() - found.block() + 1 >= confirmations;
        return new Verdict.Holds(found.block(), isFinal);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.journal.AnchorEntry.Ledger;
import care.lares.sync.anchor.evm.Chain.Block;
import java.util.Optional;

/** Whether a node serves the ledger that was decided, with our contract on it: asked at every connect. */
final class LedgerProof {
    private final Chain chain;

    LedgerProof(Chain chain) {
        this.chain = chain;
    }

    /**
     * The ledger behind the node.
     *
     * @param before where the newest attempt went
     * @throws OtherLedgerException when it is another one; nothing must be sent there
     */
    Ledger ledger(LedgerSettings settings, Optional<Ledger> before)
            throws RpcException, OtherLedgerException, InterruptedException {
        long chainId = chain.chainId();
        if (chainId != settings.chainId()) {
            throw new OtherLedgerException("the node serves chain " + chainId + " instead of " + settings.chainId());
        }
        String genesis = genesis();
        Optional<String> wanted = settings.genesis()
                .or(() -> before.filter(known ->
                                known.chainId() == chainId && known.contract().equals(settings.contract()))
                        .map(Ledger::genesis));
        if (wanted.filter(hash -> !hash.equals(genesis)).isPresent()) {
            throw new OtherLedgerException(
                    "the node serves another ledger with the same chain id: its first block is 0x" + genesis
                            + " instead of 0x" + wanted.get() + "; if that is meant, set ledger.genesis to it");
        }
        requireContract(settings.contract());
        return new Ledger(chainId, genesis, settings.contract(), settings.gateway());
    }

    String genesis() throws RpcException, OtherLedgerException, InterruptedException {
        return chain.block(0)
                .map(Block::hash)
                .orElseThrow(() -> new OtherLedgerException("the node has no first block"));
    }

    void requireContract(String contract) throws RpcException, OtherLedgerException, InterruptedException {
        String code = chain.code(contract);
        if (!code.equals(AnchorsCode.runtime())) {
            throw new OtherLedgerException(
                    (code.isEmpty() ? "there is no contract at 0x" : "another contract stands at 0x") + contract);
        }
    }
}

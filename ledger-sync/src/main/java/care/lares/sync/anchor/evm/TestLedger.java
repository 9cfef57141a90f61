// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.journal.AnchorBook;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.PublishedCheckpoint;
import care.lares.sync.anchor.Anchor;
import care.lares.sync.anchor.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An anchor at a ledger that is there for tests: a node that signs for anyone. Contract, registration and coins are seen to
 * on the way, once; a ledger that was begun anew is taken as it is.
 */
public final class TestLedger implements Anchor {
    private final URI node;
    private final JsonRpc rpc;
    private final TestRegistrar registrar;
    private final String name;
    private final int confirmations;
    private final GatewaySide gateway;
    private @Nullable EvmAnchor prepared;
    private String contract = "";

    /**
     * An anchor that goes on where the log says it was, if that ledger is still there.
     *
     * @param name see {@link LedgerSettings#gateway}
     * @param confirmations see {@link LedgerSettings#confirmations}
     * @param uplink whether anything may leave the house
     */
    public TestLedger(URI node, String name, int confirmations, GatewaySide gateway, BooleanSupplier uplink) {
        this(node, new HttpRpc(node, uplink), name, confirmations, gateway);
    }

    /** Over these calls. */
    TestLedger(URI node, JsonRpc rpc, String name, int confirmations, GatewaySide gateway) {
        this.node = node;
        this.rpc = rpc;
        this.registrar = new TestRegistrar(rpc);
        this.name = name;
        this.confirmations = confirmations;
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Answer show(PublishedCheckpoint newest) throws InterruptedException {
        try {
            EvmAnchor anchor = prepared;
            if (anchor == null) {
                anchor = prepare();
                prepared = anchor;
            }
            registerComing();
            return anchor.show(newest);
        } catch (RpcException | OtherLedgerException | IOException silent) {
            return new Answer.Unreached(String.valueOf(silent.getMessage()));
        } catch (LedgerException refused) {
            return new Answer.Unreached(refused.words());
        }
    }

    private EvmAnchor prepare()
            throws RpcException, OtherLedgerException, LedgerException, IOException, InterruptedException {
        Chain chain = new Chain(rpc);
        long chainId = chain.chainId();
        String genesis = new LedgerProof(chain).genesis();
        Optional<String> known = before(chainId, genesis);
        contract = known.isPresent() ? known.get() : made();
        LedgerSettings settings =
                new LedgerSettings(node, contract, chainId, Optional.of(genesis), name, confirmations);
        return new EvmAnchor(settings, gateway, chain);
    }

    private Optional<String> before(long chainId, String genesis) {
        AnchorBook book = new AnchorBook();
        gateway.past().forEach(book::apply);
        return book.ledger()
                .filter(ledger ->
                        ledger.chainId() == chainId && ledger.genesis().equals(genesis))
                .map(Ledger::contract);
    }

    private String made() throws RpcException, LedgerException, IOException, InterruptedException {
        String account = gateway.keys().current().address();
        String made = registrar.contract(name, account);
        registrar.register(made, name, account);
        return made;
    }

    /** Where everyone may sign, the next key is registered without anybody's doing. */
    private void registerComing() throws RpcException, LedgerException, IOException, InterruptedException {
        Optional<LedgerKey> coming = gateway.keys().coming();
        if (coming.isPresent()) {
            registrar.register(contract, name, coming.get().address());
        }
    }
}

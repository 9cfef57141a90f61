// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.domain.Ticks;
import care.lares.journal.AnchorBook;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.Entry;
import care.lares.journal.PublishedCheckpoint;
import care.lares.sync.Diary;
import care.lares.sync.anchor.Anchor;
import care.lares.sync.anchor.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
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
    private final String gateway;
    private final int confirmations;
    private final LedgerKeys keys;
    private final Diary diary;
    private final List<Entry> past;
    private final BooleanSupplier followsUnknown;
    private final InstantSource clock;
    private final Ticks ticks;
    private @Nullable EvmAnchor prepared;
    private String contract = "";

    /**
     * An anchor that goes on where the log says it was, if that ledger is still there.
     *
     * @param gateway see {@link LedgerSettings#gateway}
     * @param confirmations see {@link LedgerSettings#confirmations}
     * @param followsUnknown see {@link AnchorBook#followsUnknown}
     */
    public TestLedger(
            URI node,
            String gateway,
            int confirmations,
            LedgerKeys keys,
            Diary diary,
            List<Entry> past,
            BooleanSupplier followsUnknown,
            InstantSource clock,
            Ticks ticks,
            BooleanSupplier uplink) {
        this(node, new HttpRpc(node, uplink), gateway, confirmations, keys, diary, past, followsUnknown, clock, ticks);
    }

    /** Over these calls. */
    TestLedger(
            URI node,
            JsonRpc rpc,
            String gateway,
            int confirmations,
            LedgerKeys keys,
            Diary diary,
            List<Entry> past,
            BooleanSupplier followsUnknown,
            InstantSource clock,
            Ticks ticks) {
        this.node = node;
        this.rpc = rpc;
        this.registrar = new TestRegistrar(rpc);
        this.gateway = gateway;
        this.confirmations = confirmations;
        this.keys = keys;
        this.diary = diary;
        this.past = List.copyOf(past);
        this.followsUnknown = followsUnknown;
        this.clock = clock;
        this.ticks = ticks;
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
                new LedgerSettings(node, contract, chainId, Optional.of(genesis), gateway, confirmations);
        return new EvmAnchor(settings, keys, chain, diary, past, followsUnknown, clock, ticks);
    }

    private Optional<String> before(long chainId, String genesis) {
        AnchorBook book = new AnchorBook();
        past.forEach(book::apply);
        return book.ledger()
                .filter(ledger ->
                        ledger.chainId() == chainId && ledger.genesis().equals(genesis))
                .map(Ledger::contract);
    }

    private String made() throws RpcException, LedgerException, IOException, InterruptedException {
        String account = keys.current().address();
        String made = registrar.contract(gateway, account);
        registrar.register(made, gateway, account);
        return made;
    }

    /** Where everyone may sign, the next key is registered without anybody's doing. */
    private void registerComing() throws RpcException, LedgerException, IOException, InterruptedException {
        Optional<LedgerKey> coming = keys.coming();
        if (coming.isPresent()) {
            registrar.register(contract, gateway, coming.get().address());
        }
    }
}

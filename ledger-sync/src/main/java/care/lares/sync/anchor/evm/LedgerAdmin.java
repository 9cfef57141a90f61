// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.RawTransaction;

/**
 * What people do at a ledger before gateways anchor there: make the contract, register gateways at it. Each act returns
 * when it is in a block.
 */
public final class LedgerAdmin {
    /** How long a block is waited for; ledgers make one every few seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofMillis(200);
    /** Gas to make the contract: it uses 1.1 million. */
    private static final BigInteger DEPLOY_GAS = BigInteger.valueOf(3_000_000);
    /** Gas to register a gateway: it uses 50,000. */
    private static final BigInteger CALL_GAS = BigInteger.valueOf(200_000);
    /** A tenth of a coin: on a ledger for tests, enough for years of anchors. */
    private static final BigInteger POCKET_MONEY = BigInteger.TEN.pow(17);

    private final JsonRpc rpc;
    private final Chain chain;
    private final Optional<LedgerKey> key;

    /** The same over these calls. */
    static LedgerAdmin ofTestNode(JsonRpc rpc) {
        return new LedgerAdmin(rpc, Optional.empty());
    }

    private LedgerAdmin(JsonRpc rpc, Optional<LedgerKey> key) {
        this.rpc = rpc;
        this.chain = new Chain(rpc);
        this.key = key;
    }

    /** Signs with this key. */
    public static LedgerAdmin signing(URI node, LedgerKey key) {
        return new LedgerAdmin(new HttpRpc(node, () -> true), Optional.of(key));
    }

    /** Lets the node sign with the first account that it keeps itself, as only nodes for tests do. */
    public static LedgerAdmin ofTestNode(URI node) {
        return new LedgerAdmin(new HttpRpc(node, () -> true), Optional.empty());
    }

    /**
     * A contract that was made.
     *
     * @param chainId of the ledger
     * @param genesis hash of its first block
     * @param address of the contract
     * @param gas what it used
     */
    public record Deployed(long chainId, String genesis, String address, long gas) {}

    /** Makes a contract whose administrator and first registrar is whoever signs. */
    public Deployed deploy() throws LedgerException, InterruptedException {
        try {
            String from = account();
            String address = madeBy(from, chain.nonce(from));
            Chain.Mined made = mined(send(Optional.empty(), AnchorsAbi.creation(from), DEPLOY_GAS, BigInteger.ZERO));
            LedgerProof proof = new LedgerProof(chain);
            proof.requireContract(address);
            return new Deployed(chain.chainId(), proof.genesis(), address, made.gas());
        } catch (RpcException | OtherLedgerException refused) {
            throw new LedgerException("the contract was not made: " + words(refused), refused);
        }
    }

    /** Where a contract stands that an account makes by its transaction of this number. */
    static String madeBy(String account, long nonce) {
        return ContractUtils.generateContractAddress(Hex.of(account), BigInteger.valueOf(nonce))
                .substring(2);
    }

    /** Who signs; returns when nothing of that account waits for a block any more. */
    String settledAccount() throws RpcException, InterruptedException {
        String from = account();
        for (long left = PATIENCE.dividedBy(LOOK); chain.waits(from); left--) {
            if (left == 0) {
                throw new RpcException(
                        RpcException.Kind.SILENT,
                        "transactions of 0x" + from + " are in no block after " + PATIENCE.toMinutes() + " min");
            }
            Thread.sleep(LOOK.toMillis());
        }
        return from;
    }

    /**
     * Lets a key speak for a gateway.
     *
     * @param contract its address
     * @param gateway 32 bytes in hexadecimal
     * @param account 20 bytes in hexadecimal; zeros take the right away
     * @return gas used
     */
    public long register(String contract, String gateway, String account) throws LedgerException, InterruptedException {
        try {
            new LedgerProof(chain).requireContract(contract);
            String call = AnchorsAbi.register(gateway, account);
            chain.tryOut(account(), contract, call);
            return mined(send(Optional.of(contract), call, CALL_GAS, BigInteger.ZERO))
                    .gas();
        } catch (RpcException | OtherLedgerException refused) {
            throw new LedgerException("the gateway was not registered: " + words(refused), refused);
        }
    }

    /**
     * What stands at a contract about a gateway.
     *
     * @param chainId of the ledger
     * @param epoch number of its newest anchor; 0 when there is none
     * @param commit its newest anchor; zeros when there is none
     * @param account who speaks for it; zeros when nobody does
     */
    public record Standing(long chainId, long epoch, String commit, String account) {}

    /** Looks a gateway up; needs no key. */
    public static Standing standing(URI node, String contract, String gateway)
            throws LedgerException, InterruptedException {
        Chain chain = new Chain(new HttpRpc(node, () -> true));
        try {
            new LedgerProof(chain).requireContract(contract);
            Chain.Latest latest = chain.latest(contract, gateway);
            return new Standing(chain.chainId(), latest.epoch(), latest.commit(), latest.key());
        } catch (RpcException | OtherLedgerException refused) {
            throw new LedgerException(words(refused), refused);
        }
    }

    /** Gives an account something to pay its anchors with. */
    public void fund(String account) throws LedgerException, InterruptedException {
        try {
            mined(send(Optional.of(account), "", CALL_GAS, POCKET_MONEY));
        } catch (RpcException refused) {
            throw new LedgerException("the account was given nothing: " + words(refused), refused);
        }
    }

    private static String words(Exception refused) {
        if (refused instanceof RpcException said) {
            return AnchorsAbi.reason(said.words());
        }
        return refused instanceof OtherLedgerException other ? other.words() : refused.toString();
    }

    private String account() throws RpcException, InterruptedException {
        return key.isPresent()
                ? key.get().address()
                : Hex.data(rpc.call("eth_accounts").path(0));
    }

    /** Sends a transaction; empty {@code to} makes a contract. */
    private String send(Optional<String> to, String data, BigInteger gas, BigInteger value)
            throws RpcException, InterruptedException {
        if (key.isEmpty()) {
            Map<String, Object> call = new HashMap<>();
            call.put("from", Hex.of(account()));
            to.ifPresent(address -> call.put("to", Hex.of(address)));
            call.put("data", Hex.of(data));
            call.put("gas", Hex.of(gas.longValueExact()));
            call.put("value", Hex.of(value.longValueExact()));
            return Hex.data(rpc.call("eth_sendTransaction", call));
        }
        Fees fees = Fees.of(chain.head(), chain.tip())
                .orElseThrow(() -> new RpcException(RpcException.Kind.ERROR, "the ledger asks too much for one gas"));
        long chainId = chain.chainId();
        RawTransaction transaction = RawTransaction.createTransaction(
                chainId,
                BigInteger.valueOf(chain.nonce(account())),
                gas,
                to.map(Hex::of).orElse(""),
                value,
                Hex.of(data),
                fees.tip(),
                fees.most());
        LedgerKey.Signed signed = key.get().sign(transaction, chainId);
        JsonNode hash = rpc.call("eth_sendRawTransaction", Hex.of(signed.raw()));
        return Hex.data(hash);
    }

    private Chain.Mined mined(String transaction) throws RpcException, InterruptedException {
        for (long left = PATIENCE.dividedBy(LOOK); left > 0; left--) {
            Optional<Chain.Mined> mined = chain.mined(transaction);
            if (mined.isPresent()) {
                if (mined.get().done()) {
                    return mined.get();
                }
                throw new RpcException(RpcException.Kind.ERROR, "the transaction 0x" + transaction + " was reverted");
            }
            Thread.sleep(LOOK.toMillis());
        }
        throw new RpcException(
                RpcException.Kind.SILENT,
                "the transaction 0x" + transaction + " is in no block after " + PATIENCE.toMinutes() + " min");
    }
}

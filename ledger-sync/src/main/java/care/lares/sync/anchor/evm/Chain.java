// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of a node, and what it answers, in the calls that every node has. */
final class Chain {
    private static final String LATEST = "latest";
    private static final String PENDING = "pending";
    private static final int HASH = 32;
    /** Where an account's address stands in a word of 32 bytes, in digits. */
    private static final int ADDRESS_AT = 24;

    private final JsonRpc rpc;

    Chain(JsonRpc rpc) {
        this.rpc = rpc;
    }

    /**
     * A block.
     *
     * @param number from 0
     * @param hash 32 bytes
     * @param baseFee least fee for one gas in it, in wei; empty where there is none
     */
    record Block(long number, String hash, Optional<BigInteger> baseFee) {}

    /**
     * The newest anchor of a gateway.
     *
     * @param epoch 0 when there is none
     * @param commit zeros when there is none
     * @param key the account that speaks for it; zeros when none does
     */
    record Latest(long epoch, String commit, String key) {}

    /**
     * A transaction that is in a block.
     *
     * @param hash of the transaction
     * @param block its number
     * @param blockHash its hash
     * @param done whether it was carried out; else it was reverted
     * @param gas what it used
     * @param logs its events
     */
    record Mined(String hash, long block, String blockHash, boolean done, long gas, JsonNode logs) {}

    /**
     * An event of the contract.
     *
     * @param commit what was anchored
     * @param transaction by which transaction
     * @param block in which block
     * @param blockHash its hash
     */
    record Anchored(String commit, String transaction, long block, String blockHash) {}

    long chainId() throws RpcException, InterruptedException {
        return Hex.count(rpc.call("eth_chainId"));
    }

    /** The code at an address, hexadecimal; empty when there is none. */
    String code(String address) throws RpcException, InterruptedException {
        return Hex.data(rpc.call("eth_getCode", Hex.of(address), LATEST));
    }

    Block head() throws RpcException, InterruptedException {
        return block(LATEST).orElseThrow(() -> new RpcException(RpcException.Kind.NONSENSE, "the node has no block"));
    }

    /** A block of the chain as it is now; empty when it is not that long. */
    Optional<Block> block(long number) throws RpcException, InterruptedException {
        return block(Hex.of(number));
    }

    private Optional<Block> block(String which) throws RpcException, InterruptedException {
        JsonNode block = rpc.call("eth_getBlockByNumber", which, false);
        if (block.isNull()) {
            return Optional.empty();
        }
        JsonNode fee = block.path("baseFeePerGas");
        return Optional.of(new Block(
                Hex.count(block.path("number")),
                Hex.data(block.path("hash"), HASH),
                fee.isTextual() ? Optional.of(Hex.quantity(fee)) : Optional.empty()));
    }

    Latest latest(String contract, String gateway) throws RpcException, InterruptedException {
        String words = view(contract, AnchorsAbi.latest(gateway));
        if (words.length() != 3 * AnchorsAbi.WORD) {
            throw new RpcException(RpcException.Kind.NONSENSE, "the contract answers with what is no anchor");
        }
        BigInteger epoch = new BigInteger(words.substring(0, AnchorsAbi.WORD), 16);
        return new Latest(
                epoch.longValueExact(),
                words.substring(AnchorsAbi.WORD, 2 * AnchorsAbi.WORD),
                words.substring(2 * AnchorsAbi.WORD + ADDRESS_AT));
    }

    private String view(String contract, String call) throws RpcException, InterruptedException {
        return Hex.data(rpc.call("eth_call", Map.of("to", Hex.of(contract), "data", Hex.of(call)), LATEST));
    }

    /** Whether a call would be carried out now; the exception says why not. */
    void tryOut(String from, String contract, String call) throws RpcException, InterruptedException {
        rpc.call("eth_call", Map.of("from", Hex.of(from), "to", Hex.of(contract), "data", Hex.of(call)), LATEST);
    }

    /** Number of transactions of an account that are in blocks, and so the nonce of its next. */
    long nonce(String address) throws RpcException, InterruptedException {
        return Hex.count(rpc.call("eth_getTransactionCount", Hex.of(address), LATEST));
    }

    /** Whether transactions of an account wait for a block. */
    boolean waits(String address) throws RpcException, InterruptedException {
        return Hex.count(rpc.call("eth_getTransactionCount", Hex.of(address), PENDING)) > nonce(address);
    }

    /** Whether an account has anything to pay with. */
    boolean hasCoins(String address) throws RpcException, InterruptedException {
        return Hex.quantity(rpc.call("eth_getBalance", Hex.of(address), LATEST)).signum() > 0;
    }

    /** What others offer for being early, in wei for one gas; nothing where the node has no word for it. */
    BigInteger tip() throws RpcException, InterruptedException {
        try {
            return Hex.quantity(rpc.call("eth_maxPriorityFeePerGas"));
        } catch (RpcException unknown) {
            if (unknown.kind() != RpcException.Kind.ERROR) {
                throw unknown;
            }
            return BigInteger.ZERO;
        }
    }

    /** Whether the node has a transaction, in a block or waiting for one. */
    boolean knows(String transaction) throws RpcException, InterruptedException {
        return !rpc.call("eth_getTransactionByHash", Hex.of(transaction)).isNull();
    }

    Optional<Mined> mined(String transaction) throws RpcException, InterruptedException {
        JsonNode receipt = rpc.call("eth_getTransactionReceipt", Hex.of(transaction));
        if (receipt.isNull() || receipt.path("blockHash").isNull()) {
            return Optional.empty();
        }
        return Optional.of(new Mined(
                transaction,
                Hex.count(receipt.path("blockNumber")),
                Hex.data(receipt.path("blockHash"), HASH),
                Hex.count(receipt.path("status")) == 1,
                Hex.count(receipt.path("gasUsed")),
                receipt.path("logs")));
    }

    /** The event by which this transaction anchored; empty when it only repeated another one, or was reverted. */
    Optional<Anchored> anchored(Mined mined, String contract, String gateway, long epoch) throws RpcException {
        for (JsonNode log : mined.logs()) {
            if (isOf(log, contract, gateway, epoch)) {
                return Optional.of(event(log));
            }
        }
        return Optional.empty();
    }

    /** The event of an epoch, wherever it is; a node may refuse to look through the whole chain. */
    Optional<Anchored> anchored(String contract, String gateway, long epoch, String fromBlock, String toBlock)
            throws RpcException, InterruptedException {
        JsonNode logs = rpc.call(
                "eth_getLogs",
                Map.of(
                        "address",
                        Hex.of(contract),
                        "fromBlock",
                        fromBlock,
                        "toBlock",
                        toBlock,
                        "topics",
                        List.of(Hex.of(AnchorsAbi.ANCHORED), Hex.of(gateway), Hex.of(AnchorsAbi.word(epoch)))));
        for (JsonNode log : logs) {
            if (isOf(log, contract, gateway, epoch)) {
                return Optional.of(event(log));
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(JsonNode log, String contract, String gateway, long epoch) throws RpcException {
        JsonNode topics = log.path("topics");
        return topics.size() == 3
                && Hex.data(log.path("address")).equals(contract)
                && Hex.data(topics.get(0)).equals(AnchorsAbi.ANCHORED)
                && Hex.data(topics.get(1)).equals(gateway)
                && Hex.data(topics.get(2)).equals(AnchorsAbi.word(epoch));
    }

    private static Anchored event(JsonNode log) throws RpcException {
        return new Anchored(
                Hex.data(log.path("data"), 2 * HASH).substring(0, AnchorsAbi.WORD),
                Hex.data(log.path("transactionHash"), HASH),
                Hex.count(log.path("blockNumber")),
                Hex.data(log.path("blockHash"), HASH));
    }

    /** Sends a transaction and tells what the node made of it. */
    SendAnswer send(String raw) throws RpcException, InterruptedException {
        try {
            rpc.call("eth_sendRawTransaction", Hex.of(raw));
            return new SendAnswer(SendAnswer.Meaning.TAKEN, "");
        } catch (RpcException refused) {
            if (refused.kind() != RpcException.Kind.ERROR) {
                throw refused;
            }
            return SendAnswer.of(refused.words());
        }
    }
}

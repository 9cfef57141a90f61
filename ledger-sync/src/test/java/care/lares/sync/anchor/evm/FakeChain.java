// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.transaction.type.Transaction1559;

/**
 * A node with one contract, one gateway and one account, as strict as geth and Besu are and anvil is not: chain ids, fees
 * and replacements. It can be told to be offline, to lose and change what it had, and whose words to use.
 */
final class FakeChain implements JsonRpc {
    /** Whose words are used. */
    enum Dialect {
        GETH("already known", "nonce too low: next nonce %d, tx nonce %d", "replacement transaction underpriced"),
        BESU("Known transaction", "Nonce too low", "Replacement transaction underpriced"),
        ANVIL("transaction already imported", "nonce too low", "replacement transaction underpriced");

        private final String known;
        private final String nonceUsed;
        private final String underpriced;

        Dialect(String known, String nonceUsed, String underpriced) {
            this.known = known;
            this.nonceUsed = nonceUsed;
            this.underpriced = underpriced;
        }
    }

    /** One transaction, as far as this chain looks at it. */
    record Sent(String hash, long nonce, BigInteger most, BigInteger tip, String call) {}

    /** One block with the state after it. */
    private record Block(String hash, List<Sent> sent, long epoch, String commit, long nonce) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NONE = "0".repeat(64);

    final String contract;
    final LedgerSettings settings;
    Dialect dialect = Dialect.GETH;
    long chainId = 31_337;
    String code = AnchorsCode.runtime();
    String account = Desk.KEY.address();
    BigInteger baseFee = BigInteger.valueOf(1_000_000_000);
    boolean offline;
    boolean rich = true;
    /** Whether a block follows each transaction at once. */
    boolean eager;
    /** Whether it answers a transaction, once it has it, with silence: the answer is lost on the way. */
    boolean loseAnswers;
    /** Whether it forgets a transaction as soon as it has answered. */
    boolean forgetful;

    final List<String> received = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final TreeMap<Long, Sent> waiting = new TreeMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Map<String, Integer> anchored = new LinkedHashMap<>();
    private int salt;

    FakeChain() {
        this("genesis");
    }

    FakeChain(String genesis) {
        this(genesis, "c0".repeat(20));
    }

    FakeChain(String genesis, String contract) {
        this.contract = contract;
        this.settings = new LedgerSettings(
                java.net.URI.create("http://127.0.0.1:1"), contract, 31_337, Optional.empty(), Desk.GATEWAY, 3);
        blocks.add(new Block(hash(genesis), List.of(), 0, NONE, 0));
    }

    /** How often an epoch was anchored on the chain as it is, over all epochs. */
    Map<String, Integer> anchored() {
        anchored.clear();
        blocks.forEach(block -> block.sent().forEach(sent -> {
            if (event(block, sent).isPresent()) {
                anchored.merge(words(sent.call()).get(1), 1, Integer::sum);
            }
        }));
        return anchored;
    }

    long epoch() {
        return top().epoch();
    }

    String commit() {
        return top().commit();
    }

    int height() {
        return blocks.size() - 1;
    }

    List<Sent> waiting() {
        return List.copyOf(waiting.values());
    }

    /** Makes a block of what waits and pays enough. */
    void mine() {
        Block before = top();
        List<Sent> in = new ArrayList<>();
        long epoch = before.epoch();
        String commit = before.commit();
        long nonce = before.nonce();
        for (Sent next = waiting.get(nonce);
                next != null && next.most().compareTo(baseFee) >= 0;
                next = waiting.get(nonce)) {
            waiting.remove(nonce);
            in.add(next);
            nonce++;
            List<String> words = words(next.call());
            if (isNext(words, epoch, commit)) {
                epoch = Long.parseLong(words.get(1), 16);
                commit = words.get(2);
            }
        }
        blocks.add(new Block(hash("block" + blocks.size() + "/" + ++salt), in, epoch, commit, nonce));
    }

    /** Takes the newest blocks away and puts others in their place, with their transactions waiting again or lost. */
    void reorganise(int depth, boolean lost) {
        for (int i = 0; i < depth; i++) {
            Block gone = blocks.remove(blocks.size() - 1);
            if (!lost) {
                gone.sent().forEach(sent -> waiting.put(sent.nonce(), sent));
            }
        }
        if (lost) {
            waiting.clear();
        }
        for (int i = 0; i <= depth; i++) {
            blocks.add(new Block(
                    hash("fork" + blocks.size() + "/" + ++salt), List.of(), epoch(), commit(), top().nonce()));
        }
    }

    /** Forgets the newest blocks, as an operator who restores a backup does, or a node that lags behind. */
    List<Object> setBack(int depth) {
        List<Object> taken = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            taken.add(blocks.remove(blocks.size() - 1));
        }
        return taken;
    }

    void catchUp(List<Object> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            blocks.add((Block) taken.get(i));
        }
    }

    /** Somebody else, who has the key. */
    void anchorForeign(long epoch, String commit) {
        Block before = top();
        blocks.add(new Block(hash("foreign" + ++salt), List.of(), epoch, commit, before.nonce() + 1));
    }

    /** The account sends something else. */
    void spendNonce() {
        Block before = top();
        waiting.remove(before.nonce());
        blocks.add(new Block(hash("spent" + ++salt), List.of(), before.epoch(), before.commit(), before.nonce() + 1));
    }

    void forget() {
        waiting.clear();
    }

    @Override
    public JsonNode call(String method, Object... params) throws RpcException {
        if (offline) {
            throw new RpcException(RpcException.Kind.SILENT, "the node cannot be reached");
        }
        return JSON.valueToTree(
                switch (method) {
                    case "eth_chainId" -> "0x" + Long.toHexString(chainId);
                    case "eth_getCode" -> "0x" + code;
                    case "eth_getBlockByNumber" -> block((String) params[0]);
                    case "eth_call" -> callContract((Map<?, ?>) params[0]);
                    case "eth_getTransactionCount" -> Hex.of(top().nonce());
                    case "eth_maxPriorityFeePerGas" -> "0x1";
                    case "eth_getTransactionByHash" -> find((String) params[0]);
                    case "eth_getTransactionReceipt" -> receipt((String) params[0]);
                    case "eth_getLogs" -> logs((Map<?, ?>) params[0]);
                    case "eth_sendRawTransaction" -> take((String) params[0]);
                    default -> throw new RpcException(RpcException.Kind.ERROR, "the method does not exist");
                });
    }

    private String take(String raw) throws RpcException {
        received.add(raw.substring(2));
        RawTransaction decoded = TransactionDecoder.decode(raw);
        if (!(decoded.getTransaction() instanceof Transaction1559 fees) || fees.getChainId() != chainId) {
            throw error("invalid chain id for signer: have another, want " + chainId);
        }
        Sent sent = new Sent(
                Hash.sha3(raw).substring(2),
                decoded.getNonce().longValueExact(),
                fees.getMaxFeePerGas(),
                fees.getMaxPriorityFeePerGas(),
                decoded.getData().replaceFirst("^0x", ""));
        accept(sent);
        if (forgetful) {
            waiting.clear();
        }
        if (eager) {
            mine();
        }
        if (loseAnswers) {
            throw new RpcException(RpcException.Kind.SILENT, "the node has not answered for 15 s");
        }
        return "0x" + sent.hash();
    }

    private void accept(Sent sent) throws RpcException {
        Sent there = waiting.get(sent.nonce());
        if (there != null && there.hash().equals(sent.hash())) {
            throw error(dialect.known);
        }
        if (sent.nonce() < top().nonce()) {
            throw error(dialect.nonceUsed.formatted(top().nonce(), sent.nonce()));
        }
        if (!rich) {
            throw error("insufficient funds for gas * price + value");
        }
        if (sent.most().compareTo(baseFee) < 0) {
            throw error("max fee per gas less than block base fee: maxFeePerGas: " + sent.most());
        }
        if (there != null
                && (tenth(there.most()).compareTo(sent.most()) > 0
                        || tenth(there.tip()).compareTo(sent.tip()) > 0)) {
            throw error(dialect.underpriced);
        }
        waiting.put(sent.nonce(), sent);
    }

    private static BigInteger tenth(BigInteger fee) {
        return fee.multiply(BigInteger.valueOf(11)).divide(BigInteger.TEN);
    }

    private static RpcException error(String words) {
        return new RpcException(RpcException.Kind.ERROR, words);
    }

    private Object block(String which) {
        int number = which.equals("latest") ? height() : Integer.parseInt(which.substring(2), 16);
        if (number > height()) {
            return null;
        }
        return Map.of(
                "number", Hex.of(number),
                "hash", "0x" + blocks.get(number).hash(),
                "baseFeePerGas", "0x" + baseFee.toString(16));
    }

    private Object callContract(Map<?, ?> call) throws RpcException {
        String data = ((String) call.get("data")).substring(2);
        if (data.equals(AnchorsAbi.latest(Desk.GATEWAY))) {
            return "0x" + AnchorsAbi.word(epoch()) + commit() + "0".repeat(24) + account;
        }
        List<String> words = words(data);
        if (!account.equals(((String) call.get("from")).substring(2))) {
            throw error("execution reverted 0x"
                    + org.web3j.crypto.Hash.sha3String("NotItsKey(bytes32,address)")
                            .substring(2, 10));
        }
        boolean repeat =
                Long.parseLong(words.get(1), 16) == epoch() && words.get(2).equals(commit());
        if (!repeat && !isNext(words, epoch(), commit())) {
            throw error("execution reverted");
        }
        return "0x";
    }

    private static boolean isNext(List<String> words, long epoch, String commit) {
        return Long.parseLong(words.get(1), 16) == epoch + 1 && words.get(3).equals(commit);
    }

    private static List<String> words(String call) {
        List<String> words = new ArrayList<>();
        for (int at = 8; at < call.length(); at += 64) {
            words.add(call.substring(at, at + 64));
        }
        return words;
    }

    private Object find(String hash) {
        boolean waits = waiting.values().stream().anyMatch(sent -> hash.equals("0x" + sent.hash()));
        return waits || receipt(hash) != null ? Map.of("hash", hash) : null;
    }

    private Object receipt(String hash) {
        for (int number = 0; number < blocks.size(); number++) {
            Block block = blocks.get(number);
            for (Sent sent : block.sent()) {
                if (hash.equals("0x" + sent.hash()) && !hidden.contains(sent.hash())) {
                    return Map.of(
                            "blockNumber",
                            Hex.of(number),
                            "blockHash",
                            "0x" + block.hash(),
                            "status",
                            "0x1",
                            "gasUsed",
                            "0x8a44",
                            "logs",
                            event(block, sent).map(List::of).orElse(List.of()));
                }
            }
        }
        return null;
    }

    /** What a transaction told in its block; nothing when it only repeated. */
    private Optional<Map<String, Object>> event(Block block, Sent sent) {
        int number = blocks.indexOf(block);
        Block before = blocks.get(number - 1);
        List<String> words = words(sent.call());
        if (!isNext(words, before.epoch(), before.commit())) {
            return Optional.empty();
        }
        Map<String, Object> event = new HashMap<>();
        event.put("address", "0x" + contract);
        event.put("topics", List.of("0x" + AnchorsAbi.ANCHORED, "0x" + words.get(0), "0x" + words.get(1)));
        event.put("data", "0x" + words.get(2) + words.get(3));
        event.put("transactionHash", "0x" + sent.hash());
        event.put("blockNumber", Hex.of(number));
        event.put("blockHash", "0x" + block.hash());
        return Optional.of(event);
    }

    private List<Map<String, Object>> logs(Map<?, ?> filter) {
        List<?> topics = (List<?>) filter.get("topics");
        List<Map<String, Object>> found = new ArrayList<>();
        blocks.forEach(block -> block.sent()
                .forEach(sent -> event(block, sent)
                        .filter(event -> event.get("topics").equals(topics))
                        .ifPresent(found::add)));
        return found;
    }

    private Block top() {
        return blocks.get(blocks.size() - 1);
    }

    private static String hash(String of) {
        return Hash.sha3String(of).substring(2);
    }
}

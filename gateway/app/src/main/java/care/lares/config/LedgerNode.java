// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.util.Optional;

/**
 * The ledger checkpoints are anchored on.
 *
 * @param rpc a node of it, {@code http://…} or {@code https://…}
 * @param contract the address of its {@code Anchors} contract, 20 bytes in lower-case hexadecimal; empty for a ledger that
 *     is there for tests: one is made
 * @param chainId its number; 0 for a ledger that is there for tests: whichever it has
 * @param genesis hash of its first block, 32 bytes in lower-case hexadecimal; empty: that of the first anchor holds
 * @param confirmations blocks, its own among them, after which an anchor is final
 */
public record LedgerNode(
        String rpc, Optional<String> contract, long chainId, Optional<String> genesis, int confirmations) {
    /** Where not decided otherwise: what is enough on ledgers that many use. */
    public static final int DEFAULT_CONFIRMATIONS = 12;

    /** A ledger that is there for tests. */
    public static LedgerNode forTests(String rpc, int confirmations) {
        return new LedgerNode(rpc, Optional.empty(), 0, Optional.empty(), confirmations);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import java.net.URI;
import java.util.Optional;

/**
 * Where anchors go.
 *
 * @param node answers JSON-RPC over HTTP
 * @param contract the address of an {@code Anchors} contract, 20 bytes in lower-case hexadecimal
 * @param chainId of the ledger
 * @param genesis hash of the ledger's first block, 32 bytes in hexadecimal; empty: that of the first anchor holds
 * @param gateway the name of this gateway there, 32 bytes in hexadecimal
 * @param confirmations blocks, its own among them, after which an anchor is final; on a ledger without forks, 1
 */
public record LedgerSettings(
        URI node, String contract, long chainId, Optional<String> genesis, String gateway, int confirmations) {
    /** The purpose of the key of a box that is its name on ledgers: it tells nothing, and stays the same for its life. */
    public static final String GATEWAY_ID = "lares/gateway-id/v1";

    /** Blocks after which nothing is replaced on ledgers people use, where not decided otherwise. */
    public static final int DEFAULT_CONFIRMATIONS = 12;

    /** Refuses what cannot be. */
    public LedgerSettings {
        if (confirmations < 1 || chainId < 1) {
            throw new IllegalArgumentException("confirmations and chain id count from 1");
        }
    }
}

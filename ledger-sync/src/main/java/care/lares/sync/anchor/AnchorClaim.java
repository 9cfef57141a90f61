// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor;

/**
 * Where a receipt says its checkpoint is anchored. A claim until the ledger itself is asked. Hashes and ids are lower-case
 * hexadecimal.
 *
 * @param chainId of the ledger
 * @param contract its address, 20 bytes
 * @param gateway the name of the gateway there, 32 bytes
 * @param epoch which anchor of that gateway
 * @param transaction hash, 32 bytes
 * @param block number
 * @param blockHash hash, 32 bytes
 * @param safe whether the gateway saw it final
 */
public record AnchorClaim(
        long chainId,
        String contract,
        String gateway,
        long epoch,
        String transaction,
        long block,
        String blockHash,
        boolean safe) {}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.HexFormat;

/**
 * Where the log says its checkpoint stands on a ledger. The log has signed that it says so; whether it is so, only the
 * ledger can tell.
 *
 * @param chainId of the ledger
 * @param contract address of the contract that holds the commit, {@code 0x} and 40 lower-case digits
 * @param gateway under which the contract knows the gateway, {@code 0x} and 64 digits
 * @param epoch number of the anchor
 * @param transaction hash of the transaction that anchored it, {@code 0x} and 64 digits
 * @param block number of its block
 * @param settled whether the log had seen that block become final
 */
public record AnchorClaim(
        long chainId, String contract, String gateway, long epoch, String transaction, long block, boolean settled) {

    private static final int ITEMS = 7;
    private static final int ITEMS_WITH_BLOCK_HASH = 8;
    private static final int ADDRESS_LENGTH = 20;
    private static final int HASH_LENGTH = 32;

    static AnchorClaim parse(CborCursor in) throws RefusedException {
        in.array(ITEMS);
        return parsed(in, false);
    }

    /** As old receipts have it: with the hash of the block, which the ledger tells for its number. */
    static AnchorClaim parseWithBlockHash(CborCursor in) throws RefusedException {
        in.array(ITEMS_WITH_BLOCK_HASH);
        return parsed(in, true);
    }

    private static AnchorClaim parsed(CborCursor in, boolean blockHash) throws RefusedException {
        long chainId = in.unsigned();
        String contract = hex(in, ADDRESS_LENGTH, "contract");
        String gateway = hex(in, HASH_LENGTH, "gateway id");
        long epoch = in.unsigned();
        String transaction = hex(in, HASH_LENGTH, "transaction hash");
        long block = in.unsigned();
        if (blockHash) {
            hex(in, HASH_LENGTH, "block hash");
        }
        return new AnchorClaim(chainId, contract, gateway, epoch, transaction, block, in.flag());
    }

    private static String hex(CborCursor in, int length, String what) throws RefusedException {
        byte[] bytes = in.bytes();
        RefusedException.unless(bytes.length == length, "anchor's " + what + " is not of " + length + " bytes");
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

/**
 * Sees to it that a gateway can anchor at a node that signs for anyone: contract, registration and coins. What is there since
 * an earlier start, which may have been killed on the way, is found and not made once more.
 */
final class TestRegistrar {
    /** How many of the newest transactions of whoever signs are looked at: such a node does little else. */
    private static final int LOOKED_AT = 64;

    private static final String NOBODY = "0".repeat(40);

    private final Chain chain;
    private final LedgerAdmin admin;

    TestRegistrar(JsonRpc rpc) {
        this.chain = new Chain(rpc);
        this.admin = LedgerAdmin.ofTestNode(rpc);
    }

    /** A contract at which a gateway that has anchored nowhere can begin, with this account. */
    String contract(String gateway, String account) throws RpcException, LedgerException, InterruptedException {
        String signer = admin.settledAccount();
        long made = chain.nonce(signer);
        for (long nonce = made - 1; nonce >= Math.max(0, made - LOOKED_AT); nonce--) {
            String address = LedgerAdmin.madeBy(signer, nonce);
            if (chain.code(address).equals(AnchorsCode.runtime()) && isFree(address, gateway, account)) {
                return address;
            }
        }
        return admin.deploy().address();
    }

    private boolean isFree(String contract, String gateway, String account) throws RpcException, InterruptedException {
        Chain.Latest latest = chain.latest(contract, gateway);
        return latest.epoch() == 0
                && (latest.key().equals(NOBODY) || latest.key().equals(account));
    }

    /** Lets an account speak for a gateway at a contract, and pay for that. */
    void register(String contract, String gateway, String account)
            throws RpcException, LedgerException, InterruptedException {
        admin.settledAccount();
        if (!chain.latest(contract, gateway).key().equals(account)) {
            admin.register(contract, gateway, account);
        }
        if (!chain.hasCoins(account)) {
            admin.fund(account);
        }
    }
}

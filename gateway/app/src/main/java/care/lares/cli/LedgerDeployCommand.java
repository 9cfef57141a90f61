// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.sync.anchor.evm.LedgerAdmin.Deployed;
import care.lares.sync.anchor.evm.LedgerException;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a contract to anchor at. */
@Command(
        name = "deploy",
        description = "Makes an Anchors contract; who signs is its administrator and first registrar.",
        sortOptions = false)
final class LedgerDeployCommand implements Callable<Integer> {
    @Mixin
    private final LedgerSigner signer = new LedgerSigner();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Deployed made = deployed();
        if (output.json()) {
            output.json(new JsonObject()
                    .put("contract", "0x" + made.address())
                    .put("chainId", made.chainId())
                    .put("genesis", "0x" + made.genesis())
                    .put("gas", made.gas()));
        } else {
            output.line("made a contract; for the gateways' lares.yaml:");
            output.line("ledger: {rpc: \"" + signer.rpc() + "\", contract: \"0x" + made.address() + "\", chain-id: "
                    + made.chainId() + ", genesis: \"0x" + made.genesis() + "\"}");
        }
        return 0;
    }

    private Deployed deployed() throws CommandException, InterruptedException {
        try {
            return signer.admin().deploy();
        } catch (LedgerException refused) {
            throw CommandException.cannot(refused.words(), refused);
        }
    }
}

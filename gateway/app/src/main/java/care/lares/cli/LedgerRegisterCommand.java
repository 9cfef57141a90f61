// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.sync.anchor.evm.LedgerException;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a gateway anchor at a contract. */
@Command(
        name = "register",
        description = "Lets a gateway anchor at a contract; the registrar signs. lares ledger show on the gateway"
                + " prints its id and account.",
        sortOptions = false)
final class LedgerRegisterCommand implements Callable<Integer> {
    @Mixin
    private final LedgerSigner signer = new LedgerSigner();

    @Option(names = "--contract", paramLabel = "ADDRESS", required = true, description = "which contract")
    private String contract = "";

    @Option(names = "--gateway", paramLabel = "ID", required = true, description = "the gateway's id there")
    private String gateway = "";

    @Option(
            names = "--account",
            paramLabel = "ADDRESS",
            required = true,
            description = "its account; 0x and 40 zeros take the right away")
    private String account = "";

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws CommandException, InterruptedException {
        String at = LedgerHex.address("--contract", contract);
        String id = LedgerHex.id("--gateway", gateway);
        String who = LedgerHex.address("--account", account);
        try {
            long gas = signer.admin().register(at, id, who);
            if (output.json()) {
                output.json(new JsonObject()
                        .put("gateway", "0x" + id)
                        .put("account", "0x" + who)
                        .put("gas", gas));
            } else {
                output.line("the account 0x" + who + " speaks for the gateway 0x" + id + " from now on");
            }
            return 0;
        } catch (LedgerException refused) {
            throw CommandException.cannot(refused.words(), refused);
        }
    }
}

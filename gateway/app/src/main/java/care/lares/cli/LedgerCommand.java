// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What people do at a ledger; without one of its commands it does nothing. */
@Command(
        name = "ledger",
        description = "Makes a contract to anchor at, lets gateways anchor there, shows where they stand.",
        subcommands = {LedgerDeployCommand.class, LedgerRegisterCommand.class, LedgerShowCommand.class},
        sortOptions = false)
final class LedgerCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec command;

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(), output.json() ? "which command?" : "give deploy, register or show");
    }
}

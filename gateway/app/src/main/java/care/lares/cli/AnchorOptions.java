// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.config.Anchoring;
import care.lares.config.LedgerNode;
import care.lares.config.Listener;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a gateway for tests shows its checkpoints. */
final class AnchorOptions {
    @Option(
            names = "--ledger",
            paramLabel = "URL",
            description = "a node that is there for tests, such as anvil: contract, registration and coins are seen to")
    private @Nullable URI ledger;

    @Option(
            names = "--anchor-every",
            paramLabel = "DURATION",
            defaultValue = "10s",
            converter = DurationName.class,
            description = "time between two anchors, such as 10s (default) or 5m")
    private Duration every = Duration.ofSeconds(10);

    @Option(
            names = "--confirmations",
            paramLabel = "N",
            defaultValue = "2",
            description = "blocks after which an anchor is final (2)")
    private int confirmations = 2;

    /** What was asked for; refuses what leaves this box. */
    Anchoring anchoring() throws CommandException {
        return new Anchoring(every, node(ledger));
    }

    private Optional<LedgerNode> node(@Nullable URI url) throws CommandException {
        if (url == null) {
            return Optional.empty();
        }
        String host = String.valueOf(url.getHost());
        if (!"http".equals(url.getScheme()) || !new Listener(host, 0).loopback()) {
            throw new CommandException(
                    CommandException.CANNOT,
                    "--ledger takes http:// and a loopback address, such as http://127.0.0.1:8545; others go into"
                            + " --config FILE");
        }
        if (confirmations < 1) {
            throw new CommandException(CommandException.CANNOT, "--confirmations counts from 1");
        }
        return Optional.of(LedgerNode.forTests(url.toString(), confirmations));
    }
}

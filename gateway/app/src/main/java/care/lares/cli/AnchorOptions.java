// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.config.Anchoring;
import care.lares.config.LedgerNode;
import care.lares.config.Listener;
import care.lares.config.WitnessNode;
import care.lares.config.Witnesses;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.WitnessKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            names = "--witness",
            paramLabel = "URL[,VKEY]",
            description = "a witness that is there for tests; its key is believed as it shows it, unless it is given;"
                    + " as often as there are witnesses")
    private final List<String> witnesses = new ArrayList<>();

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
        return new Anchoring(every, node(ledger), witnesses());
    }

    private Witnesses witnesses() throws CommandException {
        List<WitnessNode> all = new ArrayList<>();
        for (String witness : witnesses) {
            int comma = witness.indexOf(',');
            String url = comma < 0 ? witness : witness.substring(0, comma);
            Optional<String> key = comma < 0 ? Optional.empty() : Optional.of(witness.substring(comma + 1));
            if (!loopback(url) || key.filter(text -> !isKey(text)).isPresent()) {
                throw CommandException.cannot(
                        "--witness takes http:// and a loopback address, and behind a comma the key that lares witness"
                                + " --show-key prints; others go into --config FILE");
            }
            all.add(new WitnessNode(Integer.toString(all.size() + 1), url, key));
        }
        return new Witnesses(all, Witnesses.majority(all.size()));
    }

    private static boolean isKey(String text) {
        try {
            return !WitnessKey.parse(text).name().isEmpty();
        } catch (RefusedException e) {
            return false;
        }
    }

    private static boolean loopback(String url) {
        try {
            URI address = new URI(url);
            return "http".equals(address.getScheme())
                    && new Listener(String.valueOf(address.getHost()).replaceAll("[\\[\\]]", ""), 0).loopback();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Optional<LedgerNode> node(@Nullable URI url) throws CommandException {
        if (url == null) {
            return Optional.empty();
        }
        String host = String.valueOf(url.getHost());
        if (!"http".equals(url.getScheme()) || !new Listener(host, 0).loopback()) {
            throw CommandException.cannot(
                    "--ledger takes http:// and a loopback address, such as http://127.0.0.1:8545; others go into"
                            + " --config FILE");
        }
        if (confirmations < 1) {
            throw CommandException.cannot("--confirmations counts from 1");
        }
        return Optional.of(LedgerNode.forTests(url.toString(), confirmations));
    }
}

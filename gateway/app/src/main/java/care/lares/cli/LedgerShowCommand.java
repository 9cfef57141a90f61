// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.config.Settings;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.journal.store.BoxKeys;
import care.lares.sync.anchor.evm.LedgerAdmin;
import care.lares.sync.anchor.evm.LedgerAdmin.Standing;
import care.lares.sync.anchor.evm.LedgerException;
import care.lares.sync.anchor.evm.LedgerKey;
import care.lares.sync.anchor.evm.LedgerSettings;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who a gateway is on ledgers, and where it stands on its own. */
@Command(
        name = "show",
        description = "Shows a gateway's id and account for its registrar, and where it stands on the ledger.",
        sortOptions = false)
final class LedgerShowCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "the gateway's data directory")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "or its configuration, which names the ledger too")
    private @Nullable Path config;

    @Option(names = "--rpc", paramLabel = "URL", description = "a node to ask where it stands")
    private @Nullable URI rpc;

    @Option(names = "--contract", paramLabel = "ADDRESS", description = "at which contract")
    private @Nullable String contract;

    @Mixin
    private final Output output = new Output();

    /** Where to ask. */
    private record Place(URI node, String contract) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Optional<Settings> settings = config == null ? Optional.empty() : Optional.of(ConfigFile.read(config));
        BoxKeys keys = keys(settings);
        String gateway = HexFormat.of().formatHex(keys.derivedKey(LedgerSettings.GATEWAY_ID));
        String account = account(keys);
        Optional<Place> place = place(settings);
        JsonObject shown = new JsonObject().put("gateway", "0x" + gateway).put("account", "0x" + account);
        coming(keys).ifPresent(next -> shown.put("comingAccount", "0x" + next));
        if (place.isPresent()) {
            add(standing(place.get(), gateway), account, shown);
        }
        print(shown);
        return 0;
    }

    private BoxKeys keys(Optional<Settings> settings) throws CommandException {
        Path directory = data != null
                ? data.toAbsolutePath()
                : settings.map(Settings::data).orElse(null);
        if (directory == null) {
            throw CommandException.cannot("give --data DIR or --config FILE");
        }
        DataDirectory.checkOwner(directory);
        try {
            return BoxKeys.open(directory);
        } catch (UnusableDirectoryException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()), e);
        }
    }

    private static String account(BoxKeys keys) throws CommandException {
        try {
            return LedgerKey.of(keys.ledgerKey()).address();
        } catch (UnusableDirectoryException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()), e);
        }
    }

    /** The account that follows, once it is registered. */
    private static Optional<String> coming(BoxKeys keys) throws CommandException {
        try {
            return keys.comingLedgerKey().map(secret -> LedgerKey.of(secret).address());
        } catch (UnusableDirectoryException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<Place> place(Optional<Settings> settings) throws CommandException {
        if (rpc != null && contract != null) {
            return Optional.of(new Place(rpc, LedgerHex.address("--contract", contract)));
        }
        if (rpc != null || contract != null) {
            throw CommandException.cannot("give --rpc URL and --contract ADDRESS together");
        }
        return settings.flatMap(all -> all.outside().anchoring().ledger())
                .flatMap(node -> node.contract().map(address -> new Place(URI.create(node.rpc()), address)));
    }

    private static Standing standing(Place place, String gateway) throws CommandException, InterruptedException {
        try {
            return LedgerAdmin.standing(place.node(), place.contract(), gateway);
        } catch (LedgerException silent) {
            throw CommandException.cannot(silent.words(), silent);
        }
    }

    private static void add(Standing standing, String account, JsonObject shown) {
        shown.put("chainId", standing.chainId())
                .put("registered", standing.account().equals(account))
                .put("epoch", standing.epoch())
                .put("commit", "0x" + standing.commit());
    }

    private void print(JsonObject shown) {
        if (output.json()) {
            output.json(shown);
            return;
        }
        shown.forEach(field -> output.row(field.getKey(), String.valueOf(field.getValue())));
        if (Boolean.FALSE.equals(shown.getBoolean("registered"))) {
            output.line("not registered there: lares ledger register, by its registrar");
        }
    }
}

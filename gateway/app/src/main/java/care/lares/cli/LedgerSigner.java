// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.sync.anchor.evm.LedgerAdmin;
import care.lares.sync.anchor.evm.LedgerKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which node, and who signs. */
final class LedgerSigner {
    @Option(names = "--rpc", paramLabel = "URL", required = true, description = "a node of the ledger")
    @SuppressWarnings("NullAway.Init") // required
    private URI rpc;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "the file with the signer's secret key, 64 hexadecimal digits")
    private @Nullable Path keyFile;

    @Option(names = "--test-node", description = "instead: a node that signs for anyone, such as anvil")
    private boolean testNode;

    URI rpc() {
        return rpc;
    }

    LedgerAdmin admin() throws CommandException {
        if (testNode == (keyFile != null)) {
            throw CommandException.cannot("give either --key-file FILE or --test-node");
        }
        return keyFile == null ? LedgerAdmin.ofTestNode(rpc) : LedgerAdmin.signing(rpc, key(keyFile));
    }

    private static LedgerKey key(Path file) throws CommandException {
        try {
            String digits = Files.readString(file).strip().replaceFirst("^0x", "");
            return LedgerKey.of(HexFormat.of().parseHex(digits));
        } catch (IOException e) {
            throw CommandException.cannot(file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw CommandException.cannot(file + " holds no key: 64 hexadecimal digits are one", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evidence for one entry, asked of a running gateway. */
@Command(
        name = "receipt",
        description = "Fetches self-contained evidence for one journal entry from a running gateway.",
        footer = {"", "Exit status: 0 fetched, 2 cannot be asked, 3 no such entry."},
        sortOptions = false)
final class ReceiptCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SEQ", description = "the entry's sequence number")
    private long seq;

    @Option(
            names = "--origin",
            paramLabel = "LOG",
            description = "of a log that has ended: its name (default: current)")
    private String origin = "";

    @Option(names = "-o", paramLabel = "FILE", description = "write it there instead of standard output")
    private @Nullable Path file;

    @Mixin
    private final GatewayOption gateway;

    @Mixin
    private final Output output = new Output();

    ReceiptCommand(Surroundings surroundings) {
        gateway = new GatewayOption(surroundings, "evidence:read");
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        String receipt = receipt(gateway.ask(
                "GET",
                "/api/v1/receipts/" + seq + (origin.isEmpty() ? "" : "?origin=" + GatewayOption.encoded(origin))));
        if (file != null) {
            write(file, receipt);
        }
        if (output.json()) {
            JsonObject result = new JsonObject().put("seq", seq);
            output.json(file == null ? result.put("receipt", receipt) : result.put("file", file.toString()));
        } else if (file == null) {
            output.print(receipt);
        } else {
            output.line("receipt of entry " + seq + " written to " + file + "; check it with: lares verify " + file);
        }
        return 0;
    }

    private String receipt(HttpResponse<String> answer) throws CommandException {
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        boolean none = answer.statusCode() == 404 || answer.statusCode() == 410;
        int status = none ? CommandException.NOT_FOUND : CommandException.CANNOT;
        throw new CommandException(status, "no receipt for entry " + seq + ": " + GatewayOption.detail(answer));
    }

    private static void write(Path file, String receipt) throws CommandException {
        try {
            Files.writeString(file, receipt);
        } catch (IOException e) {
            throw CommandException.cannot("cannot write " + file + ": give another path with -o", e);
        }
    }
}

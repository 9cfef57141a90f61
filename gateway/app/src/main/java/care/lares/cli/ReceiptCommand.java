// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
    /** How long the gateway may take: it may have to seal first, which waits for the storage. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private static final String TOKEN = "LARES_TOKEN";

    private final Map<String, String> environment;

    @Parameters(paramLabel = "SEQ", description = "the entry's sequence number")
    private long seq;

    @Option(names = "-o", paramLabel = "FILE", description = "write it there instead of standard output")
    private @Nullable Path file;

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "the gateway (default ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private URI api;

    @ArgGroup
    private @Nullable Token token;

    @Mixin
    private final Output output = new Output();

    ReceiptCommand(Surroundings surroundings) {
        this.environment = surroundings.environment();
    }

    private static final class Token {
        @Option(names = "--token-file", paramLabel = "FILE", description = "holds a token with scope evidence:read")
        private @Nullable Path file;

        @Option(
                names = "--token",
                paramLabel = "TOKEN",
                description = "the token itself; others on this machine can see it: better in " + TOKEN)
        private @Nullable String text;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        String receipt = receipt(ask());
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

    private HttpResponse<String> ask() throws CommandException, InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(api.toString().replaceAll("/+$", "") + "/api/v1/receipts/" + seq))
                    .header("Authorization", "Bearer " + token())
                    .timeout(ANSWER_WITHIN)
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IllegalArgumentException e) {
            throw cannot(api + " is not the address of a gateway: give --api http://HOST:PORT", e);
        } catch (IOException e) {
            throw cannot("no gateway answers at " + api + ": start it, or give its address with --api", e);
        }
    }

    private String token() throws CommandException {
        if (token != null && token.text != null) {
            return token.text;
        }
        if (token != null && token.file != null) {
            try {
                return Files.readString(token.file).strip();
            } catch (IOException e) {
                throw cannot("cannot read " + token.file + ": give a file that holds the token", e);
            }
        }
        String variable = environment.get(TOKEN);
        if (variable == null) {
            throw new CommandException(
                    CommandException.CANNOT,
                    "a token is needed: give --token-file FILE or set " + TOKEN
                            + "; lares user NAME --scope evidence:read mints one");
        }
        return variable.strip();
    }

    private String receipt(HttpResponse<String> answer) throws CommandException {
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        int status = answer.statusCode() == 404 ? CommandException.NOT_FOUND : CommandException.CANNOT;
        throw new CommandException(status, "no receipt for entry " + seq + ": " + detail(answer));
    }

    private static String detail(HttpResponse<String> answer) {
        try {
            return new JsonObject(answer.body()).getString("detail", "status " + answer.statusCode());
        } catch (DecodeException | ClassCastException notAGateway) {
            return "status " + answer.statusCode() + " from something that is no Lares gateway: check --api";
        }
    }

    private static void write(Path file, String receipt) throws CommandException {
        try {
            Files.writeString(file, receipt);
        } catch (IOException e) {
            throw cannot("cannot write " + file + ": give another path with -o", e);
        }
    }

    private static CommandException cannot(String line, Exception cause) {
        return new CommandException(CommandException.CANNOT, line, cause);
    }
}

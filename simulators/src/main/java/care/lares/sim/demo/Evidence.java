// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fetches the receipts of a journal and has them judged offline by {@code lares verify}. */
final class Evidence {
    /** One process judges this many: well below what a command line may hold. */
    private static final int AT_A_TIME = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LaresCommand lares;
    private final GatewayApi api;
    private final Path directory;
    private final List<String> judges;

    /**
     * Has receipts judged.
     *
     * @param directory where they are kept
     * @param judges options of {@code lares verify} that say whom to ask, such as a ledger
     */
    Evidence(LaresCommand lares, GatewayApi api, Path directory, List<String> judges) {
        this.judges = List.copyOf(judges);
        this.lares = lares;
        this.api = api;
        this.directory = directory;
    }

    /** Fetches and judges the receipts of these entries. */
    Proved prove(List<Long> sequence, String verifierKey) throws GatewayException, IOException {
        var proved = new Proved(sequence.size());
        List<Path> files = new ArrayList<>();
        for (long seq : sequence) {
            Optional<String> receipt = api.receipt(seq);
            if (receipt.isPresent()) {
                files.add(Files.writeString(directory.resolve(seq + ".txt"), receipt.get()));
            }
        }
        for (int from = 0; from < files.size(); from += AT_A_TIME) {
            List<Path> some = files.subList(from, Math.min(files.size(), from + AT_A_TIME));
            for (JsonNode result : verify(verifierKey, some).path("receipts")) {
                proved.add(result);
            }
        }
        return proved;
    }

    /** Changes one byte in the middle of a receipt; why it is then refused, empty when it is not. */
    Optional<String> refusalOfForged(long seq, String verifierKey) throws GatewayException, IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(seq + ".txt"));
        bytes[bytes.length / 2] ^= 1;
        Path forged = Files.write(directory.resolve("forged.txt"), bytes);
        JsonNode result = verify(verifierKey, List.of(forged)).path("receipts").path(0);
        return result.path("valid").asBoolean()
                ? Optional.empty()
                : Optional.of(result.path("reason").asText());
    }

    private JsonNode verify(String verifierKey, List<Path> files) throws GatewayException {
        List<String> arguments = new ArrayList<>(List.of("verify", "--json", "--key", verifierKey));
        arguments.addAll(judges);
        files.forEach(file -> arguments.add(file.toString()));
        LaresCommand.Output output = lares.run(arguments.toArray(String[]::new));
        try {
            JsonNode judged = JSON.readTree(output.out());
            if (judged.path("receipts").size() == files.size()
                    && judged.path("valid").asBoolean() == (output.exit() == 0)) {
                return judged;
            }
            throw new GatewayException("lares verify: " + output.firstError());
        } catch (JsonProcessingException e) {
            throw new GatewayException("lares verify did not print JSON: " + output.firstError(), e);
        }
    }
}

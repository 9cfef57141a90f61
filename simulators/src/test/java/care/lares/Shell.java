// SPDX-License-Identifier: Apache-2.0
package care.lares;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands as a person would. */
final class Shell {
    final Map<String, String> environment = new HashMap<>();

    /**
     * How a command ended.
     *
     * @param status its exit status
     * @param out what it printed
     * @param err what it complained about
     */
    record Ended(int status, String out, String err) {}

    Ended run(Object... command) throws IOException, InterruptedException {
        Path err = Files.createTempFile("lares-it", ".err");
        try {
            Process process = start(err, command);
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ended(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    Process start(Path err, Object... command) throws IOException {
        List<String> words = List.of(command).stream().map(Object::toString).toList();
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}

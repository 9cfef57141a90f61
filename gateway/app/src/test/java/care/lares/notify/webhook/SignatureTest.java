// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of docs/webhooks.md, and another's arithmetic. */
class SignatureTest {
    private static final byte[] SECRET = "an example, not a secret".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BODY =
            "{\"id\":\"00000000000000000000000000000001\",\"text\":\"Grüße\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant AT = Instant.ofEpochSecond(1_795_579_200L);

    @Test
    void theWorkedExampleHolds() throws Exception {
        String page = Files.readString(root().resolve("docs/webhooks.md"));
        assertThat(page).contains(new String(BODY, StandardCharsets.UTF_8), Signature.of(SECRET, AT, BODY));
    }

    @Test
    void opensslComesToTheSame(@TempDir Path dir) throws Exception {
        Path signed = dir.resolve("signed");
        byte[] prefix = "1795579200.".getBytes(StandardCharsets.US_ASCII);
        Files.write(signed, prefix);
        Files.write(signed, BODY, java.nio.file.StandardOpenOption.APPEND);
        String hex = run(List.of(
                "openssl", "dgst", "-sha256", "-hmac", new String(SECRET, StandardCharsets.UTF_8), signed.toString()));
        assertThat(Signature.of(SECRET, AT, BODY)).isEqualTo("t=1795579200,v1=" + hex.substring(hex.length() - 64));
    }

    @Test
    void theReceiversPageCanBeRun(@TempDir Path dir) throws Exception {
        String page = Files.readString(root().resolve("docs/webhooks.md"));
        int begin = page.indexOf("```python\n") + "```python\n".length();
        Path receiver = dir.resolve("receiver.py");
        String tried = page.substring(begin, page.indexOf("```", begin))
                + "\nimport sys\nbody = open(sys.argv[2], 'rb').read()\n"
                + "print(genuine(b'an example, not a secret', sys.argv[1], body, now=1795579230),"
                + " genuine(b'an example, not a secret', sys.argv[1], body + b' ', now=1795579230),"
                + " genuine(b'another', sys.argv[1], body, now=1795579230),"
                + " genuine(b'an example, not a secret', sys.argv[1], body, now=1795579999),"
                + " genuine(b'an example, not a secret', 'rubbish', body, now=1795579230))\n";
        Files.writeString(receiver, tried);
        String said = run(List.of(
                "python3",
                receiver.toString(),
                Signature.of(SECRET, AT, BODY),
                // In a file: an argument could not hold it in every locale.
                Files.write(dir.resolve("body"), BODY).toString()));
        assertThat(said).isEqualTo("True False False False False");
    }

    private static String run(List<String> command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return said;
        } catch (IOException missing) {
            assumeTrue("true".equals(System.getenv("CI")), command.get(0) + " is not installed");
            throw missing;
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs/formats.md"))) {
            here = here.getParent();
        }
        return here;
    }
}

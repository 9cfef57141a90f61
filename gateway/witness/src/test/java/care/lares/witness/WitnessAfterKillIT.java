// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness's process is killed at any moment, between storing and answering as well: it never signs two histories. */
class WitnessAfterKillIT {
    private static final int KILLS = 5;
    private static final Pattern PORT = Pattern.compile("\"port\":([0-9]+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private final TestLog log = TestLog.of("lares.local/one");

    @Test
    void remembersWhatItSignedAndGoesOn() throws Exception {
        Random random = new Random(20261121);
        long signed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process witness = start();
            int port = port(witness);
            long seen = seen(port);
            assertThat(seen).as("kill %d", kill).isBetween(signed, signed + 1);
            if (seen > 0) {
                assertThat(post(port, log.forkedAt(0).request(seen, seen)).statusCode())
                        .isEqualTo(409);
                assertThat(post(port, log.forkedAt(0).request(seen, seen + 1)).statusCode())
                        .isEqualTo(422);
                assertThat(post(port, log.request(seen, seen)).statusCode()).isEqualTo(200);
            }
            CountDownLatch grown = new CountDownLatch(2 + random.nextInt(40));
            CompletableFuture<Long> growing = CompletableFuture.supplyAsync(() -> growUntilItDies(port, seen, grown));
            assertThat(grown.await(2, TimeUnit.MINUTES)).as("it cosigns").isTrue();
            TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
            witness.destroyForcibly().waitFor();
            signed = growing.get(2, TimeUnit.MINUTES);
        }
        assertThat(signed).isGreaterThan(KILLS);
    }

    /** Adds a leaf at a time; answers the last size that was cosigned. */
    private long growUntilItDies(int port, long from, CountDownLatch grown) {
        long size = from;
        try {
            while (post(port, log.request(size, size + 1)).statusCode() == 200) {
                size++;
                grown.countDown();
            }
        } catch (IOException killed) {
            return size;
        }
        throw new AssertionError("refused at size " + size);
    }

    private long seen(int port) throws IOException {
        HttpResponse<String> answer = post(port, log.request(1_000_000, 1_000_000));
        assertThat(answer.statusCode()).isEqualTo(409);
        return Long.parseLong(answer.body().strip());
    }

    private static HttpResponse<String> post(int port, byte[] body) throws IOException {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/add-checkpoint"))
                            .timeout(Duration.ofMinutes(1))
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "care.lares.witness.Main",
                        "--data",
                        directory.toString(),
                        "--log",
                        log.key().text(),
                        "--json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int port(Process witness) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(witness.getInputStream(), StandardCharsets.UTF_8));
        Matcher port = PORT.matcher(String.valueOf(lines.readLine()));
        assertThat(port.find()).as("ready line").isTrue();
        return Integer.parseInt(port.group(1));
    }
}

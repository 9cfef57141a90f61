// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.api.HttpApi;
import care.lares.sync.verify.ReceiptVerifier;
import care.lares.sync.verify.TrustedKeys;
import care.lares.sync.verify.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The third verifier, in the browser's language and from the document alone, comes to the verdicts of the first. */
@Timeout(300)
class BrowserVerifierIT {
    private static final int MUTATIONS = 250;
    private static final long SEED = 20261125;

    private static final String VERDICTS = """
            const [receipts, logs, witnesses, done] = arguments;
            const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
            import('/console/proof/receipt.js').then(async ({verify}) => {
              const verdicts = [];
              for (const receipt of receipts) {
                const verdict = await verify(bytes(receipt), {logs, witnesses});
                verdicts.push(verdict.valid ? `${verdict.tier} ${verdict.commit} ${verdict.claim?.epoch ?? ''}` : 'refused');
              }
              done(verdicts);
            }).catch((problem) => done([String(problem)]));
            """;

    /** Names of entries whose body is not opened, or of which something has no word. */
    private static final String UNOPENED = """
            const [vectors, done] = arguments;
            const bytes = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
            Promise.all(['cbor', 'entry'].map((name) => import(`/console/proof/${name}.js`))).then(([cbor, entry]) =>
              done(Object.entries(JSON.parse(vectors)).filter(([, body]) => {
                const opened = entry.opened(new cbor.Cursor(bytes(body), 'body').item());
                const words = [opened?.name ?? 'unknown', ...(opened?.fields ?? []).map(({value}) => value)];
                return words.some((word) => word.startsWith('unknown'));
              }).map(([name]) => name))).catch((problem) => done([String(problem)]));
            """;

    private static final String SIGNATURES = """
            const [key, message, signature, done] = arguments;
            const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
            import('/console/proof/crypto.js').then(async ({byBrowser, byLibrary, verifies}) => {
              const ways = [byBrowser, byLibrary, verifies];
              const answers = [];
              for (let at = 0; at <= 64; at++) {
                const changed = bytes(signature);
                if (at < 64) {
                  changed[at] ^= 4;
                }
                for (const way of ways) {
                  answers.push(await way(bytes(key), bytes(message), changed));
                }
              }
              done(answers.map(Number).join(''));
            }).catch((problem) => done(String(problem)));
            """;

    @TempDir
    private static Path directory;

    private static Vertx vertx;
    private static Browser browser;
    private static ProvedLog log;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        vertx = Vertx.vertx();
        HttpApi api = new HttpApi(
                vertx, "127.0.0.1", 0, token -> Optional.empty(), List.of(new ConsoleRoutes(PageManner.USUAL)));
        int port = api.start().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        browser.open("http://127.0.0.1:" + port + "/");
        log = ProvedLog.in(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        if (log != null) {
            log.close();
        }
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void acceptsEveryReceiptOfTheVectors() throws Exception {
        List<byte[]> receipts = vectors("receipts.json");
        assertThat(receipts).hasSizeGreaterThan(20);
        assertSameVerdicts(receipts, TrustedKeys.NONE, "vectors");
        assertThat(verdicts(receipts, TrustedKeys.NONE)).allMatch(verdict -> verdict.startsWith("sealed "));
    }

    @Test
    void opensEveryEntryOfTheVectors() throws Exception {
        Path file =
                Path.of(System.getProperty("lares.root"), "gateway/journal/src/test/resources/vectors/entries.json");
        JsonNode bodies = new ObjectMapper().readTree(file.toFile());
        assertThat(browser.runAsync(UNOPENED, new ObjectMapper().writeValueAsString(bodies)))
                .isEqualTo(List.of());
    }

    @Test
    void acceptsReceiptsOfEveryVersionAndAgreesOnTheirMutations() throws Exception {
        List<byte[]> versions = vectors("receipt-versions.json");
        assertThat(verdicts(versions, TrustedKeys.NONE)).allMatch(verdict -> verdict.startsWith("sealed "));
        for (byte[] receipt : versions) {
            assertSameVerdicts(mutations(receipt, new Random(SEED)), TrustedKeys.NONE, "seed " + SEED);
        }
    }

    @Test
    void followsTheKeysOfALogAndAgreesOnMutations() throws Exception {
        Path file = Path.of(
                System.getProperty("lares.root"), "gateway/journal/src/test/resources/vectors/key-changes.json");
        JsonNode vector = new ObjectMapper().readTree(file.toFile());
        byte[] receipt = vector.get("receipt").asText().getBytes(UTF_8);
        List<byte[]> all = new ArrayList<>(mutations(receipt, new Random(SEED)));
        all.add(vector.get("afterItGaveWay").asText().getBytes(UTF_8));
        for (JsonNode key : vector.get("vkeys")) {
            TrustedKeys trusted = new TrustedKeys(Set.of(key.asText()), Set.of());
            assertThat(verdicts(List.of(receipt), trusted).get(0)).startsWith("sealed ");
            assertSameVerdicts(all, trusted, "seed " + SEED);
        }
    }

    private static List<byte[]> vectors(String name) throws IOException {
        Path file = Path.of(System.getProperty("lares.root"), "gateway/journal/src/test/resources/vectors", name);
        List<byte[]> receipts = new ArrayList<>();
        for (JsonNode receipt : new ObjectMapper().readTree(file.toFile())) {
            receipts.add(receipt.asText().getBytes(UTF_8));
        }
        return receipts;
    }

    @Test
    void countsTheWitnessesThatAreTrustedAndNeverTheLedger() throws Exception {
        byte[] anchored = log.anchored();
        assertThat(verdicts(List.of(anchored), TrustedKeys.NONE).get(0))
                .startsWith("sealed ")
                .endsWith(" 1");
        assertThat(verdicts(List.of(anchored), new TrustedKeys(Set.of(log.key()), log.witnesses()))
                        .get(0))
                .startsWith("witnessed 2 ");
        assertThat(verdicts(List.of(anchored), new TrustedKeys(Set.of(ProvedLog.STRANGER), Set.of())))
                .containsExactly("refused");
    }

    @Test
    void agreesWithOursOnRandomMutations() throws Exception {
        Random random = new Random(SEED);
        TrustedKeys trusted = new TrustedKeys(Set.of(), log.witnesses());
        for (byte[] receipt : List.of(log.sealed(), log.witnessed(), log.anchored())) {
            assertSameVerdicts(mutations(receipt, random), trusted, "seed " + SEED);
        }
    }

    /** The receipt, and it with one bit changed, again and again. */
    private static List<byte[]> mutations(byte[] receipt, Random random) {
        List<byte[]> mutations = new ArrayList<>(List.of(receipt));
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] changed = receipt.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            mutations.add(changed);
        }
        return mutations;
    }

    @Test
    void theBrowserAndTheLibraryAgreeOnSignatures() throws Exception {
        Object answers = browser.runAsync(
                SIGNATURES, base64(log.publicKey()), base64(log.signedBody()), base64(log.signature()));

        assertThat(answers).isEqualTo("0".repeat(3 * 64) + "111");
    }

    private static void assertSameVerdicts(List<byte[]> receipts, TrustedKeys trusted, String about) {
        List<String> theirs = verdicts(receipts, trusted);
        ReceiptVerifier verifier = new ReceiptVerifier(trusted);
        for (int i = 0; i < receipts.size(); i++) {
            assertThat(theirs.get(i)).as("%s, receipt %d", about, i).isEqualTo(ours(verifier.verify(receipts.get(i))));
        }
    }

    private static String ours(Verdict verdict) {
        if (verdict instanceof Verdict.Valid valid) {
            String epoch = valid.reach()
                    .claim()
                    .map(claim -> String.valueOf(claim.epoch()))
                    .orElse("");
            return valid.reach().words() + " " + valid.commit() + " " + epoch;
        }
        return "refused";
    }

    @SuppressWarnings("unchecked")
    private static List<String> verdicts(List<byte[]> receipts, TrustedKeys trusted) {
        return (List<String>) browser.runAsync(
                VERDICTS,
                receipts.stream().map(BrowserVerifierIT::base64).toList(),
                List.copyOf(trusted.logs()),
                List.copyOf(trusted.witnesses()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

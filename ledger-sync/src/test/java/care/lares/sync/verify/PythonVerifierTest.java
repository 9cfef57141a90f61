// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import care.lares.journal.seal.AnchorStatement;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second verifier, written in another language from the document, comes to the same verdicts. */
class PythonVerifierTest {
    private static final int MUTATIONS = 300;
    private static final int OLD_MUTATIONS = 40;
    private static final Path KEY_CHANGES = Path.of("../gateway/journal/src/test/resources/vectors/key-changes.json");
    private static final Path VERIFIER = Path.of("src/test/python/verify_receipt.py");

    @TempDir
    Path directory;

    @BeforeAll
    static void needsPython() {
        boolean found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
        if (!found && "true".equals(System.getenv("CI"))) {
            fail("python3 is not on the PATH: install it, it is the second verifier");
        }
        if (!found) {
            abort("skipped: python3 is not on the PATH, so receipts were checked by one verifier only");
        }
    }

    @Test
    void acceptsTheReceiptsOfEveryPlaceInLogsOfEverySize() throws IOException {
        List<byte[]> receipts = new ArrayList<>(List.of(SampleLog.ofTheDocument()));
        for (int size : new int[] {1, 2, 3, 7, 8, 17}) {
            SampleLog log = SampleLog.of(size);
            for (int seq = 0; seq < size; seq++) {
                receipts.add(log.receipt(seq));
            }
        }
        assertThat(verdicts(receipts)).containsOnly("VALID").hasSameSizeAs(receipts);
    }

    @Test
    void agreesWithOursOnRandomMutations() throws IOException {
        agreesOnRandomMutationsOf(SampleLog.of(13).receipt(5), MUTATIONS);
    }

    @Test
    void agreesWithOursOnRandomMutationsOfAnAnchoredReceipt() throws IOException {
        AnchorStatement anchor =
                new AnchorStatement(1, "c0".repeat(20), "9a".repeat(32), 70_000, "7e".repeat(32), 17, false);
        agreesOnRandomMutationsOf(SampleLog.of(13).receipt(5, anchor), MUTATIONS);
    }

    /** Receipts that were handed out before are as good as ever. */
    @Test
    void agreesWithOursOnRandomMutationsOfReceiptsOfEveryVersion() throws IOException {
        for (byte[] receipt : ReceiptVersionsTest.versions().values()) {
            agreesOnRandomMutationsOf(receipt, OLD_MUTATIONS);
        }
    }

    private void agreesOnRandomMutationsOf(byte[] receipt, int count) throws IOException {
        Random random = new Random(20261121);
        List<byte[]> mutations = new ArrayList<>(List.of(receipt));
        for (int i = 0; i < count; i++) {
            byte[] changed = receipt.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            mutations.add(changed);
        }
        List<String> verdicts = verdicts(mutations);
        assertThat(verdicts).hasSameSizeAs(mutations);
        for (int i = 0; i < mutations.size(); i++) {
            boolean ours = ReceiptVerifier.verify(mutations.get(i), TrustedKeys.NONE) instanceof Verdict.Valid;
            assertThat(verdicts.get(i).equals("VALID"))
                    .as("mutation %d: %s", i, verdicts.get(i))
                    .isEqualTo(ours);
            assertThat(ours).isEqualTo(i == 0);
        }
    }

    /** A line that claims to be a trusted witness's and is not refuses the receipt; one that is another's does not count. */
    @Test
    void countsCosignaturesAsOursDoesOnRandomMutations() throws IOException {
        TestWitness one = TestWitness.of("witness.example/w1");
        TestWitness two = TestWitness.of("witness.example/w2");
        TestWitness alias = two.alias("witness.example/alias");
        byte[] receipt =
                alias.cosigned(two.cosigned(one.cosigned(SampleLog.of(13).receipt(5))));
        Random random = new Random(20261122);
        List<byte[]> mutations = new ArrayList<>(List.of(receipt));
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] changed = receipt.clone();
            int from = i % 3 == 0 ? 0 : receipt.length - 420;
            changed[from + random.nextInt(receipt.length - from)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            mutations.add(changed);
        }
        List<String> verdicts = verdicts(
                mutations, one.key().text(), two.key().text(), alias.key().text());
        assertThat(verdicts).hasSameSizeAs(mutations).startsWith("VALID witnessed 2");
        for (int i = 0; i < mutations.size(); i++) {
            Verdict ours = ReceiptVerifier.verify(mutations.get(i), WitnessedReceiptTest.trusting(one, two, alias));
            String expected = ours instanceof Verdict.Valid valid
                    ? ("VALID " + valid.reach().words()).replace(" sealed", "")
                    : "INVALID";
            assertThat(verdicts.get(i)).as("mutation %d", i).startsWith(expected);
        }
    }

    /** Whoever trusts the first key of a log is led to its third, by lines of which no byte can be changed. */
    @Test
    void followsTheKeysOfALogAsOursDoes() throws IOException {
        JsonNode vector = new ObjectMapper().readTree(KEY_CHANGES.toFile());
        byte[] receipt = vector.get("receipt").asText().getBytes(StandardCharsets.UTF_8);
        List<byte[]> receipts = new ArrayList<>(
                List.of(receipt, vector.get("afterItGaveWay").asText().getBytes(StandardCharsets.UTF_8)));
        Random random = new Random(20261126);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] changed = receipt.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            receipts.add(changed);
        }
        for (JsonNode key : vector.get("vkeys")) {
            List<String> verdicts = run(receipts, List.of("--key", key.asText()));
            assertThat(verdicts).hasSameSizeAs(receipts).startsWith("VALID");
            TrustedKeys trusted = new TrustedKeys(Set.of(key.asText()), Set.of());
            for (int i = 0; i < receipts.size(); i++) {
                boolean ours = ReceiptVerifier.verify(receipts.get(i), trusted) instanceof Verdict.Valid;
                assertThat(verdicts.get(i).equals("VALID"))
                        .as("mutation %d: %s", i, verdicts.get(i))
                        .isEqualTo(ours);
            }
        }
    }

    private List<String> verdicts(List<byte[]> receipts, String... witnesses) throws IOException {
        List<String> options = new ArrayList<>();
        for (String witness : witnesses) {
            options.addAll(List.of("--witness", witness));
        }
        return run(receipts, options);
    }

    private List<String> run(List<byte[]> receipts, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", "-B", VERIFIER.toString()));
        command.addAll(options);
        for (byte[] receipt : receipts) {
            Path file = Files.createTempFile(directory, "receipt", ".tlog-proof");
            Files.write(file, receipt);
            command.add(file.toString());
        }
        Process python = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed.lines().toList();
    }
}

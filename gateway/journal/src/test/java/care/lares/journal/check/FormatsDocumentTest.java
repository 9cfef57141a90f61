// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Kind;
import care.lares.domain.Proof;
import care.lares.domain.Purpose;
import care.lares.domain.Quality;
import care.lares.domain.ValueType;
import care.lares.journal.AnchorEntry;
import care.lares.journal.BackupEntry;
import care.lares.journal.EntryClass;
import care.lares.journal.Vectors;
import care.lares.journal.seal.CanonicalBytes;
import care.lares.journal.seal.Commitment;
import care.lares.journal.seal.LeafHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/formats.md shows is what the code writes. */
class FormatsDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/formats.md");
    private static final byte[] BODY = Vectors.hex(Vectors.of("entries.json").get("reading-integer"));

    private final String document;

    FormatsDocumentTest() throws IOException {
        document = Files.readString(DOCUMENT);
    }

    @Test
    void everyHashOfTheWorkedExampleIsTheCodes(@TempDir Path directory) {
        SampleDirectory sample = new SampleDirectory(directory, 1);
        byte[] leafKey = sample.keys.derived(1, "lares/leaf/v1");
        byte[] canonical = CanonicalBytes.of(sample.name(), 0, BODY);
        byte[] ofLeaf = Commitment.leafKey(leafKey, 0);
        byte[] commitment = Commitment.of(ofLeaf, canonical);
        assertThat(shown("leafKey")).isEqualTo(leafKey);
        assertThat(shown("body")).isEqualTo(BODY);
        assertThat(shown("canonical")).isEqualTo(canonical);
        assertThat(shown("k_leaf")).isEqualTo(ofLeaf);
        assertThat(shown("c")).isEqualTo(commitment);
        assertThat(shown("leaf")).isEqualTo(LeafHash.of(commitment));
    }

    @Test
    void theSegmentOfTheWorkedExampleIsSound(@TempDir Path directory) throws IOException {
        SampleDirectory sample = new SampleDirectory(directory, 1);
        sample.entry(BODY).flush().checkpoint().flush().publish();
        assertThat(shown("segment")).isEqualTo(Files.readAllBytes(sample.segmentFile()));
        SampleDirectory.write(sample.segmentFile(), shown("segment"));
        Report report = JournalCheck.of(directory, () -> 0).run();
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(1);
    }

    @Test
    void theReceiptOfTheWorkedExampleHolds() throws RefusedException {
        String receipt = block("receipt");
        assertThat(receipt).isEqualTo(Vectors.of("receipts.json").get(0).asText());
        LogProof proof = LogProof.parse(receipt.getBytes(StandardCharsets.UTF_8));
        proof.checkpoint().verify(LogKey.parse(proof.opening().verifierKey()));
        proof.verify(proof.opening().leafHash());
        assertThat(proof.opening().leafHash()).isEqualTo(shown("leaf"));
    }

    @Test
    void everyCodeIsListed() {
        assertRow("kind, flag", Kind.values(), kind -> kind.type() == ValueType.BOOLEAN, FormatsDocumentTest::listed);
        assertRow("kind, code", Kind.values(), kind -> kind.type() == ValueType.CODED, FormatsDocumentTest::listed);
        assertRow(
                "kind, number (unit, UCUM)",
                Kind.values(),
                kind -> kind.type() == ValueType.NUMERIC,
                kind -> listed(kind) + " (" + kind.unit() + ")");
        assertRow("quality", Quality.values(), any -> true, one -> one.code() + " " + one.wireName());
        assertRow("alarm kind", AlarmKind.values(), any -> true, one -> one.code() + " " + one.wireName());
        assertRow("state", AlarmState.values(), any -> true, one -> one.code() + " " + one.wireName());
        assertRow("proof", Proof.values(), any -> true, one -> one.code() + " " + one.wireName());
        assertRow("anchor state", AnchorEntry.State.values(), any -> true, one -> one.code() + " " + lower(one));
        assertRow("restored, cause", BackupEntry.Cause.values(), any -> true, one -> one.code() + " " + one.wireName());
        assertRow("purpose", Purpose.values(), any -> true, one -> one.code() + " " + one.wireName());
        assertRow("step", AlarmStep.values(), any -> true, one -> one.code() + " " + one.wireName());
        for (EntryClass one : EntryClass.values()) {
            assertThat(document).contains(one.code() + " " + lower(one));
        }
    }

    @Test
    void everyEntryTypeHasAsManyPositionsAsTheChecksTable() {
        for (EntryTable table : EntryTable.values()) {
            Matcher row = Pattern.compile("\\| " + table.type() + " \\| [a-z ]+ \\| ([^|]+ · [^|]+) \\|\n")
                    .matcher(document);
            assertThat(row.find()).as(table.label()).isTrue();
            assertThat(row.group(1).split(" · ", -1)).as(table.label()).hasSize(table.fields() - 1);
        }
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static String listed(Kind kind) {
        return kind.code() + " " + kind.wireName();
    }

    private <T> void assertRow(String name, T[] all, Predicate<T> wanted, Function<T, String> listed) {
        String row = Stream.of(all).filter(wanted).map(listed).collect(Collectors.joining(", "));
        assertThat(document).contains("| " + name + " | " + row + " |");
    }

    private byte[] shown(String name) {
        return HexFormat.of().parseHex(block(name).replaceAll("\\s", ""));
    }

    /** The first fenced block behind a name in bold. */
    private String block(String name) {
        int named = document.indexOf("**" + name + "**");
        int from = document.indexOf("\n```\n", named) + "\n```\n".length();
        assertThat(named).as(name).isPositive();
        return document.substring(from, document.indexOf("```", from));
    }
}

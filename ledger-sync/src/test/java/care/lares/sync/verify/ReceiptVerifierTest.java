// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.check.AnchorClaim;
import care.lares.journal.seal.AnchorStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptVerifierTest {
    private static final SampleLog LOG = SampleLog.of(11);
    private static final byte[] RECEIPT = LOG.receipt(6);
    private static final AnchorStatement ANCHOR =
            new AnchorStatement(31337, "c0".repeat(20), "9a".repeat(32), 7, "7e".repeat(32), 1042, true);
    private static final byte[] ANCHORED = LOG.receipt(6, ANCHOR);

    @Test
    void namesTierPlaceAndEntryOfAReceiptThatHolds() {
        for (int seq = 0; seq < 11; seq++) {
            Verdict.Valid valid = (Verdict.Valid) ReceiptVerifier.verify(LOG.receipt(seq), trusting(LOG.verifierKey()));
            assertThat(valid.reach().words()).isEqualTo("sealed");
            assertThat(valid.origin()).isEqualTo(SampleLog.ORIGIN);
            assertThat(valid.seq()).isEqualTo(seq);
            assertThat(valid.size()).isEqualTo(11);
            assertThat(valid.verifierKey()).isEqualTo(LOG.verifierKey());
            assertThat(valid.pinned()).isTrue();
            assertThat(valid.entry().orElseThrow().lines())
                    .containsExactly(
                            "type reading",
                            "at 2026-11-21T08:00:00.000001Z",
                            "device pendant-7",
                            "kind heart_rate /min",
                            "value " + seq,
                            "id a17",
                            "resident anna",
                            "place room-4",
                            "transport 0");
        }
    }

    @Test
    void acceptsTheReceiptOfTheFormatsDocument() throws IOException {
        Verdict.Valid valid = (Verdict.Valid) ReceiptVerifier.verify(SampleLog.ofTheDocument(), TrustedKeys.NONE);
        assertThat(valid.entry().orElseThrow().lines()).contains("kind heart_rate /min", "value 72");
    }

    @Test
    void saysThatAKeyFoundOnlyInTheReceiptIsNotPinned() {
        assertThat(ReceiptVerifier.verify(RECEIPT, TrustedKeys.NONE))
                .isInstanceOfSatisfying(
                        Verdict.Valid.class, valid -> assertThat(valid.pinned()).isFalse());
    }

    @Test
    void refusesAKeyThatIsNotTrusted() {
        assertInvalid(
                RECEIPT, trusting(SampleLog.of(1).verifierKey()), "receipt is signed under a key that is not trusted");
        assertInvalid(
                RECEIPT,
                trusting(LOG.verifierKey(), "nonsense"),
                "a trusted key cannot be used: verifier key is not name+id+key");
    }

    @Test
    void refusesEveryFlippedByte() {
        refusesEveryFlippedByteOf(RECEIPT);
    }

    /** What the log says of its anchor as well: until the ledger is asked, nothing else could tell that it was changed. */
    @Test
    void refusesEveryFlippedByteOfAnAnchoredReceipt() {
        refusesEveryFlippedByteOf(ANCHORED);
    }

    @Test
    void neverCallsAReceiptAnchoredBecauseItSaysSo() {
        Verdict.Valid valid = (Verdict.Valid) ReceiptVerifier.verify(ANCHORED, TrustedKeys.NONE);
        assertThat(valid.reach().words()).isEqualTo("sealed");
        assertThat(valid.reach().claim().orElseThrow())
                .isEqualTo(new AnchorClaim(
                        31337, "0x" + "c0".repeat(20), "0x" + "9a".repeat(32), 7, "0x" + "7e".repeat(32), 1042, true));
        assertThat(valid.reach().confirmed(false).words()).isEqualTo("anchored");
        assertThat(valid.reach().confirmed(true).words()).isEqualTo("final");
    }

    @Test
    void refusesTheAnchorOfAnotherCheckpoint() {
        byte[] other = extra(new String(SampleLog.of(11).receipt(6, ANCHOR), StandardCharsets.UTF_8));
        byte[] own = extra(new String(ANCHORED, StandardCharsets.UTF_8));
        byte[] mixed = own.clone();
        System.arraycopy(other, own.length - 64, mixed, own.length - 64, 64);
        assertThat(ReceiptVerifier.verify(withExtra(mixed), TrustedKeys.NONE))
                .isEqualTo(new Verdict.Invalid("the log did not sign where it is anchored"));
    }

    @Test
    void remembersWhatItHasVerifiedAndStillRefusesWhatItHasNot() {
        ReceiptVerifier verifier = new ReceiptVerifier(trusting(LOG.verifierKey()));
        for (int seq = 0; seq < 11; seq++) {
            assertThat(verifier.verify(LOG.receipt(seq))).isInstanceOf(Verdict.Valid.class);
        }
        String forged = text().replace("\n11\n", "\n12\n");
        assertThat(verifier.verify(bytes(forged))).isInstanceOf(Verdict.Invalid.class);
        assertThat(verifier.verify(RECEIPT)).isInstanceOf(Verdict.Valid.class);
    }

    private static void refusesEveryFlippedByteOf(byte[] receipt) {
        for (int i = 0; i < receipt.length; i++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] changed = receipt.clone();
                changed[i] ^= (byte) (1 << bit);
                assertRefused(changed, "bit " + bit + " of byte " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void refusesRandomDamageWithoutThrowing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = damaged(RECEIPT, random);
            if (!Arrays.equals(changed, RECEIPT)) {
                assertRefused(changed, "seed " + seed + " try " + i);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "carriage returns, \\n, \\r\\n",
        "another magic, proof@v1, proof@v2",
        "leading zero of the index, index 6, index 06",
        "sign of the index, index 6, index +6",
        "digits of another script, index 6, index ٦",
        "no extra data, extra , ektra ",
        "two spaces, index 6, 'index  6'",
        "leading zero of the size, '\\n11\\n', '\\n011\\n'",
        "another size, '\\n11\\n', '\\n12\\n'",
        "size too large, '\\n11\\n', '\\n9223372036854775808\\n'",
        "hyphen instead of dash, —, -",
    })
    void refusesAnyOtherForm(String what, String from, String to) {
        assertInvalidText(text -> text.replace(unescaped(from), unescaped(to)));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }

    @Test
    void refusesMissingDoubledAndSwappedLines() {
        List<String> lines = text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            assertRefused(joined(without), "without line " + i);
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(i, lines.get(i));
            assertRefused(joined(doubled), "line " + i + " twice");
            List<String> swapped = new ArrayList<>(lines);
            swapped.set(i, lines.get((i + 1) % lines.size()));
            swapped.set((i + 1) % lines.size(), lines.get(i));
            assertRefused(joined(swapped), "line " + i + " swapped");
            List<String> trailing = new ArrayList<>(lines);
            trailing.set(i, lines.get(i) + " ");
            assertRefused(joined(trailing), "line " + i + " with a space behind it");
        }
        assertInvalidText(text -> text.substring(0, text.length() - 1));
        assertInvalidText(text -> text + "\n");
        assertInvalidText(text -> text + "x");
        assertInvalidText(text -> "\ufeff" + text);
        assertInvalidText(text -> "");
    }

    /** Bits behind the last byte of base64 that a lax decoder drops. */
    @Test
    void refusesBase64WithTrailingBits() {
        for (String line : text().lines().toList()) {
            if (line.endsWith("=")) {
                int last = line.replace("=", "").length() - 1;
                String changed = line.substring(0, last) + (char) (line.charAt(last) + 1) + line.substring(last + 1);
                assertInvalidText(text -> text.replace(line, changed));
                assertInvalidText(text -> text.replace(line, line.replace("=", "")));
                assertInvalidText(text -> text.replace(line, line + "="));
            }
        }
    }

    @Test
    void acceptsFurtherSignaturesOfStrangersButNoSecondOfTheLog() {
        String stranger = "— stranger.example/w AAAAAAE=\n";
        assertThat(ReceiptVerifier.verify(bytes(text() + stranger), TrustedKeys.NONE))
                .isInstanceOf(Verdict.Valid.class);
        String own = text().substring(text().lastIndexOf('—'));
        assertInvalid(bytes(text() + own), TrustedKeys.NONE, "checkpoint bears the log's signature twice");
        String forged = own.replace("\n", "").substring(0, own.indexOf(' ', 3) + 7) + "A".repeat(85) + "=\n";
        assertThat(ReceiptVerifier.verify(bytes(text() + forged), TrustedKeys.NONE))
                .isInstanceOf(Verdict.Invalid.class);
        assertInvalid(bytes(text() + stranger.repeat(64)), TrustedKeys.NONE, "checkpoint has too many signatures");
    }

    @Test
    void refusesAProofThatIsTooLongOrTooShort() {
        String[] parts = text().split("\n\n", 2);
        String hash = Base64.getEncoder().encodeToString(new byte[32]);
        assertInvalid(
                bytes(parts[0] + "\n" + hash + "\n\n" + parts[1]), TrustedKeys.NONE, "inclusion proof is too long");
        String cut = parts[0].substring(0, parts[0].lastIndexOf('\n'));
        assertInvalid(bytes(cut + "\n\n" + parts[1]), TrustedKeys.NONE, "inclusion proof is too short");
        String many = parts[0] + ("\n" + hash).repeat(70);
        assertInvalid(bytes(many + "\n\n" + parts[1]), TrustedKeys.NONE, "inclusion proof is too long");
        assertInvalid(new byte[300_000], TrustedKeys.NONE, "receipt is longer than 262144 bytes");
    }

    @Test
    void refusesAnEntryOfAnotherPlaceOrLog() {
        byte[] six = extra(text());
        byte[] seven = extra(new String(LOG.receipt(7), StandardCharsets.UTF_8));
        assertThat(ReceiptVerifier.verify(withExtra(seven), TrustedKeys.NONE))
                .isEqualTo(new Verdict.Invalid("entry is not under the checkpoint's root"));
        assertThat(ReceiptVerifier.verify(LOG.receipt(6, "lares.local/other"), TrustedKeys.NONE))
                .isEqualTo(new Verdict.Invalid("entry is not under the checkpoint's root"));
        assertThat(ReceiptVerifier.verify(withExtra(six), TrustedKeys.NONE)).isInstanceOf(Verdict.Valid.class);
    }

    /** Each field of the extra data changed by itself, the rest being what the log wrote. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "later version, 8403, 8404, extra data is of another version",
        "no version, 8403, 8400, extra data is of another version",
        "items, 8403, 8503, extra data: an array of other length",
        "items of an anchor, 8403, 8603, extra data: ends too soon",
        "version in two bytes, 8403, 841803, extra data: a number that is not in its shortest form",
        "length in two bytes, 5820, 590020, extra data: a number that is not in its shortest form",
        "indefinite array, 8403, 9f03, extra data: an indefinite length or a float",
        "text for bytes, 5820, 7820, extra data: an item of another kind",
        "short leaf key, 5820, 581f, extra data: an item of another kind",
        "indefinite length in the body, 8c011b, 8c1f1b, canonical bytes: an indefinite length or a float",
        "body of two items, 8c011b, 00011b, canonical bytes: bytes behind its end",
        "unknown body, 8c011b, a0011b, canonical bytes: an item that is not used",
    })
    void refusesExtraDataOfAnyOtherForm(String what, String from, String to, String reason) {
        String hex = HexFormat.of().formatHex(extra(text()));
        String changed = hex.replaceFirst(from.replace(" ", ""), to.replace(" ", ""));
        assertThat(changed).isNotEqualTo(hex);
        Verdict verdict = ReceiptVerifier.verify(withExtra(HexFormat.of().parseHex(changed)), TrustedKeys.NONE);
        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        assertThat(((Verdict.Invalid) verdict).reason()).isEqualTo(reason);
    }

    @Test
    void namesAnEntryOfALaterVersionByItsNumber() {
        SampleLog log = SampleLog.of(1).append(HexFormat.of().parseHex("8318fa006161"));
        Verdict.Valid valid = (Verdict.Valid) ReceiptVerifier.verify(log.receipt(1), TrustedKeys.NONE);
        assertThat(valid.entry().orElseThrow().lines()).containsExactly("type unknown", "at 1970-01-01T00:00:00Z");
        assertThat(valid.entry().orElseThrow().type()).isEqualTo(250);
    }

    @Test
    void keepsTheVerdictWhenTheFieldsAreNotThoseOfTheirType() {
        SampleLog log = SampleLog.of(1).append(HexFormat.of().parseHex("830100f5"));
        Verdict.Valid valid = (Verdict.Valid) ReceiptVerifier.verify(log.receipt(1), TrustedKeys.NONE);
        assertThat(valid.entry()).isEmpty();
    }

    private static byte[] damaged(byte[] receipt, Random random) {
        byte[] changed = receipt.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                }
            }
            case 1 -> changed = Arrays.copyOf(changed, random.nextInt(changed.length));
            case 2 -> {
                int from = random.nextInt(changed.length);
                int length = random.nextInt(changed.length - from);
                System.arraycopy(receipt, random.nextInt(receipt.length - length), changed, from, length);
            }
            default -> random.nextBytes(changed);
        }
        return changed;
    }

    private static byte[] extra(String receipt) {
        String line = receipt.lines().skip(1).findFirst().orElseThrow();
        return Base64.getDecoder().decode(line.substring("extra ".length()));
    }

    private static byte[] withExtra(byte[] extra) {
        String line = text().lines().skip(1).findFirst().orElseThrow();
        return bytes(text().replace(line, "extra " + Base64.getEncoder().encodeToString(extra)));
    }

    private static String text() {
        return new String(RECEIPT, StandardCharsets.UTF_8);
    }

    private static byte[] joined(List<String> lines) {
        return bytes(String.join("\n", lines) + "\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertInvalidText(UnaryOperator<String> change) {
        String changed = change.apply(text());
        assertThat(changed).isNotEqualTo(text());
        assertRefused(bytes(changed), changed);
    }

    private static void assertRefused(byte[] receipt, String what) {
        assertThat(ReceiptVerifier.verify(receipt, trusting(LOG.verifierKey())))
                .as(what)
                .isInstanceOf(Verdict.Invalid.class);
        assertThat(ReceiptVerifier.verify(receipt, TrustedKeys.NONE)).as(what).isInstanceOf(Verdict.Invalid.class);
    }

    private static TrustedKeys trusting(String... keys) {
        return new TrustedKeys(Set.of(keys), Set.of());
    }

    private static void assertInvalid(byte[] receipt, TrustedKeys keys, String reason) {
        assertThat(ReceiptVerifier.verify(receipt, keys)).isEqualTo(new Verdict.Invalid(reason));
    }
}

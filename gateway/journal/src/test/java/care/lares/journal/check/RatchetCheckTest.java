// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.crypto.Ratchet;
import care.lares.journal.Vectors;
import care.lares.journal.seal.RatchetLine;
import care.lares.journal.seal.SignedNote;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a ratchet writes is what Python wrote from the document, and what follows it misses nothing. */
class RatchetCheckTest {
    private static final JsonNode VECTOR = Vectors.of("ratchet.json");

    private final List<String> notes = new ArrayList<>();

    RatchetCheckTest() {
        VECTOR.get("notes").forEach(note -> notes.add(note.asText()));
    }

    @Test
    void everyStepWritesThePublishedLine() throws Exception {
        String secret = VECTOR.get("secret").asText();
        byte[] first = HexFormat.of().parseHex(secret.substring(secret.lastIndexOf(':') + 1));
        Ratchet ratchet = Ratchet.of(first);
        assertThat(ratchet.id()).isEqualTo(VECTOR.get("id").asText());
        for (String published : notes) {
            SignedNote whole = SignedNote.parse(published.getBytes(StandardCharsets.UTF_8));
            SignedNote bare = new SignedNote(whole.text(), whole.signatures().subList(0, 1));
            String origin = whole.text().substring(0, whole.text().indexOf('\n'));
            byte[] mac = ratchet.mac(RatchetLine.message(bare));
            assertThat(RatchetLine.under(bare, origin, ratchet.id(), ratchet.index(), mac)
                            .bytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(published);
            ratchet = ratchet.next();
        }
    }

    @Test
    void followsWhatPythonWrote() throws Exception {
        Findings findings = new Findings();
        RatchetCheck check = begun();
        for (String note : notes) {
            check.sealed(SignedCheckpoint.parse(note));
        }
        check.judge(findings);
        assertThat(findings.faults()).isZero();
        assertThat(findings.kept().get(0).wrong())
                .isEqualTo("4 checkpoints bear the ratchet's MAC, its next step is 4");
    }

    @Test
    void missesASealingThatIsGone() throws Exception {
        RatchetCheck check = begun();
        check.sealed(SignedCheckpoint.parse(notes.get(0)));
        assertThatThrownBy(() -> check.sealed(SignedCheckpoint.parse(notes.get(3))))
                .hasMessageContaining("2 sealings before it are gone");
    }

    @Test
    void refusesWhatStandsOnAnOlderKeyOrAnotherText() throws Exception {
        RatchetCheck check = begun();
        check.sealed(SignedCheckpoint.parse(notes.get(0)));
        check.sealed(SignedCheckpoint.parse(notes.get(1)));
        assertThatThrownBy(() -> check.sealed(SignedCheckpoint.parse(notes.get(1))))
                .hasMessageContaining("is of step 1 of the ratchet where 2 belongs");
        String[] third = notes.get(2).split("\n\n", 2);
        String[] fourth = notes.get(3).split("\n\n", 2);
        assertThatThrownBy(() -> check.sealed(SignedCheckpoint.parse(fourth[0] + "\n\n" + third[1])))
                .hasMessageContaining("its MAC is not the ratchet's");
        String bare = notes.get(2).replaceAll("\n—[^\n]*\n$", "\n");
        assertThatThrownBy(() -> check.sealed(SignedCheckpoint.parse(bare)))
                .hasMessageContaining("does not bear the ratchet's MAC");
    }

    @Test
    void aLogThatNeverHeardOfTheRatchetIsAnotherOne() throws Exception {
        Findings findings = new Findings();
        RatchetCheck.of(VECTOR.get("secret").asText()).judge(findings);
        assertThat(findings.faults()).isEqualTo(1);
    }

    @Test
    void refusesASecretThatIsNone() {
        String secret = VECTOR.get("secret").asText();
        assertThatThrownBy(() -> RatchetCheck.of(secret.replace(":", ";"))).isInstanceOf(RefusedException.class);
        String other = secret.substring(0, secret.length() - 1) + (secret.endsWith("0") ? "1" : "0");
        assertThatThrownBy(() -> RatchetCheck.of(other)).hasMessageContaining("id is not that of its key");
    }

    private static RatchetCheck begun() throws RefusedException {
        RatchetCheck check = RatchetCheck.of(VECTOR.get("secret").asText() + "\n");
        check.heard("lares.local/00112233445566778899aabbccddeeff", 0, Vectors.hex(VECTOR.get("begun")));
        return check;
    }
}

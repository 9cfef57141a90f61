// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys that are older than the log they are put back beside, and files of keys that are damaged. */
class LostKeysTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String RATCHET = "ratchet.key";

    private final SecureRandom random = new SecureRandom();
    private final SteppedFiles files = new SteppedFiles();

    @Test
    void aNumberThatALogUsesIsNeverGivenAgainThoughItsKeysAreLost() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys site = vault.subject("site");
        vault.save();
        byte[] second = stored();
        vault.reserve(site.index());
        vault.reserve(Integer.MAX_VALUE);
        vault.save();
        assertThat(stored()).as("nothing new").isEqualTo(second);
        vault.lose(List.of(site.index(), 4, 5));
        vault.reserve(7);
        vault.save();
        KeyVault again = KeyVault.open(files, random);
        assertThat(again.isLost(4)).isTrue();
        assertThat(again.isLost(site.index())).isFalse();
        assertThat(again.isUnknown(6)).isTrue();
        assertThat(again.subject("person/carer-1").index()).isEqualTo(8);
        again.destroy(List.of(4), NOON);
        again.rotate();
        KeyVault rotated = KeyVault.open(files, random);
        assertThat(rotated.isLost(4)).isFalse();
        assertThat(rotated.isLost(5)).isTrue();
        assertThat(DestroyedKeys.in(stored())).isEqualTo(Map.of(4, NOON));
    }

    @Test
    void aFileThatNamesLostKeysIsRefusedWithAnyByteFlipped() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        vault.lose(List.of(3, 5));
        vault.save();
        byte[] right = stored();
        for (int i = 0; i < right.length; i++) {
            put(DestroyedKeys.FILE, flipped(right, i));
            assertThatExceptionOfType(DamagedKeysException.class)
                    .as("byte " + i)
                    .isThrownBy(() -> KeyVault.open(files, random));
        }
    }

    @Test
    void whichKeysWereDestroyedIsReadWithoutAnyKey() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys anna = vault.subject("resident/anna");
        vault.subject("resident/berta");
        vault.save();
        assertThat(DestroyedKeys.in(stored())).isEmpty();
        vault.destroy(List.of(anna.index(), 9), NOON);
        vault.rotate();
        assertThat(DestroyedKeys.in(stored())).isEqualTo(Map.of(anna.index(), NOON, 9, NOON));
        assertThatExceptionOfType(DamagedKeysException.class).isThrownBy(() -> DestroyedKeys.in(new byte[3]));
    }

    @Test
    void aDamagedRatchetTakesNothingElseFromTheHouse() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        vault.ratchets().begin(vault.ratchets().prepare().id(), "lares.local/a", 1);
        vault.save();
        byte[] right = files.kept().get(RATCHET);
        for (int i = 0; i < right.length; i++) {
            put(RATCHET, flipped(right, i));
            KeyVault again = KeyVault.open(files, random);
            assertThat(again.ratchets().damages()).singleElement().asString().startsWith(RATCHET);
            assertThat(again.ratchets().current()).isEmpty();
        }
        KeyVault without = KeyVault.open(files, random);
        without.rotate();
        without.ratchets().begin(without.ratchets().prepare().id(), "lares.local/a", 3);
        without.save();
        assertThat(KeyVault.open(files, random).ratchets().damages())
                .as("another has taken its place")
                .isEmpty();
    }

    /** Into the file and its copy. */
    private void put(String name, byte[] content) throws Exception {
        files.replace(name, content);
        files.replace(name + ".copy", content);
    }

    private byte[] stored() {
        return files.kept().get(DestroyedKeys.FILE);
    }

    private static byte[] flipped(byte[] right, int at) {
        byte[] wrong = right.clone();
        wrong[at] ^= 1;
        return wrong;
    }
}

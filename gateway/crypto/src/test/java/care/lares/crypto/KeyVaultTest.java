// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyVaultTest {
    private final SecureRandom random = new SecureRandom();
    private final MemoryFiles files = new MemoryFiles();

    @Test
    void findsItsKeysAgain() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys site = vault.subject("site");
        SubjectKeys anna = vault.subject("resident/anna");
        vault.save();
        KeyVault again = KeyVault.open(files, random);
        assertThat(again.logKey().publicKey()).isEqualTo(vault.logKey().publicKey());
        assertThat(again.subject("site").leafKey()).isEqualTo(site.leafKey());
        assertThat(again.subject(anna.index()).orElseThrow().snapshotKey()).isEqualTo(anna.snapshotKey());
        assertThat(again.derived("x")).isEqualTo(vault.derived("x")).isNotEqualTo(vault.derived("y"));
        assertThat(again.subject("resident/berta").index()).isEqualTo(3);
    }

    @Test
    void keysOfSubjectsHaveNothingInCommon() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys one = vault.subject("resident/anna");
        SubjectKeys other = vault.subject("resident/berta");
        assertThat(one.leafKey()).isNotEqualTo(other.leafKey()).isNotEqualTo(one.snapshotKey());
        assertThat(vault.subject("resident/anna")).isSameAs(one);
        assertThat(vault.subject(99)).isEmpty();
    }

    @Test
    void makesTheLedgersKeyOnceAndKeepsIt() throws Exception {
        byte[] made = KeyVault.create(files, random).ledgerKey();
        assertThat(made).hasSize(32);
        assertThat(KeyVault.open(files, random).ledgerKey()).isEqualTo(made);
        byte[] damaged = files.read("ledger.key").orElseThrow();
        damaged[20] ^= 1;
        files.replace("ledger.key", damaged);
        assertThatExceptionOfType(DamagedKeysException.class)
                .isThrownBy(() -> KeyVault.open(files, random).ledgerKey());
        files.replace("ledger.key", files.read("log.key").orElseThrow());
        assertThatExceptionOfType(DamagedKeysException.class)
                .isThrownBy(() -> KeyVault.open(files, random).ledgerKey());
    }

    @Test
    void savesOnlyWhatIsNew() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        vault.subject("site");
        vault.save();
        int written = files.replaced;
        vault.subject("site");
        vault.save();
        assertThat(files.replaced).isEqualTo(written);
    }

    @Test
    void existsOnlyOnceItsBoxKeyIsWritten() throws Exception {
        assertThat(KeyVault.exists(files)).isFalse();
        files.failsAt = 3;
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> KeyVault.create(files, random));
        assertThat(KeyVault.exists(files)).isFalse();
        KeyVault.create(files, random);
        assertThat(KeyVault.exists(files)).isTrue();
    }

    @Test
    void refusesEveryFlippedByteAndEveryMissingFile() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        vault.subject("site");
        vault.subject("person/carer-1");
        vault.save();
        for (String name : files.content.keySet()) {
            byte[] right = files.content.get(name);
            for (int i = 0; i < right.length; i++) {
                byte[] wrong = right.clone();
                wrong[i] ^= 1;
                files.content.put(name, wrong);
                assertRefused(name);
            }
            files.content.put(name, new byte[right.length / 2]);
            assertRefused(name);
            files.content.put(name, right);
        }
        for (String name : files.content.keySet().toArray(new String[0])) {
            byte[] right = files.content.remove(name);
            assertRefused(name);
            files.content.put(name, right);
        }
    }

    private void assertRefused(String name) {
        assertThatExceptionOfType(DamagedKeysException.class).as(name).isThrownBy(() -> KeyVault.open(files, random));
    }

    private static final class MemoryFiles implements VaultFiles {
        private final Map<String, byte[]> content = new TreeMap<>();
        private int replaced;
        private int failsAt;

        @Override
        public Optional<byte[]> read(String name) {
            return Optional.ofNullable(content.get(name));
        }

        @Override
        public void replace(String name, byte[] bytes) throws IOException {
            if (++replaced == failsAt) {
                throw new IOException("No space left on device");
            }
            content.put(name, bytes);
        }
    }
}

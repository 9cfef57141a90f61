// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class KeyVaultTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final MemoryFiles files = new MemoryFiles();

    @Test
    void theLedgersKeyIsExchangedInTwoStepsWhateverBecomesOfTheBoxKey() throws Exception {
        KeyVault vault = KeyVault.create(files, new SecureRandom());
        byte[] old = vault.ledgerKey();
        assertThat(vault.comingLedgerKey()).isEmpty();
        byte[] coming = vault.prepareLedgerKey();
        assertThat(vault.prepareLedgerKey()).isEqualTo(coming);
        vault.rotate();
        KeyVault again = KeyVault.open(files, new SecureRandom());
        assertThat(again.ledgerKey()).isEqualTo(old);
        assertThat(again.comingLedgerKey()).contains(coming);
        again.changeLedgerKey();
        again.changeLedgerKey();
        again.rotate();
        KeyVault changed = KeyVault.open(files, new SecureRandom());
        assertThat(changed.ledgerKey()).isEqualTo(coming);
        assertThat(changed.comingLedgerKey()).isEmpty();
        assertThat(changed.prepareLedgerKey()).isNotEqualTo(coming);
    }

    @Test
    void findsItsKeysAgain() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys site = vault.subject("site");
        SubjectKeys anna = vault.subject("resident/anna");
        vault.save();
        KeyVault again = KeyVault.open(files, random);
        assertThat(again.logKeys().current().publicKey())
                .isEqualTo(vault.logKeys().current().publicKey());
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
        files.put("ledger.key", damaged);
        assertThatExceptionOfType(DamagedKeysException.class)
                .isThrownBy(() -> KeyVault.open(files, random).ledgerKey());
        files.put("ledger.key", files.read("log.key").orElseThrow());
        assertThatExceptionOfType(DamagedKeysException.class)
                .isThrownBy(() -> KeyVault.open(files, random).ledgerKey());
    }

    @Test
    void exchangesTheBoxKeyWhateverWriteIsTheLast() throws Exception {
        boolean done = false;
        for (int failing = 1; !done; failing++) {
            files.content.clear();
            files.failsAt = 0;
            KeyVault vault = KeyVault.create(files, random);
            SubjectKeys anna = vault.subject("resident/anna");
            SubjectKeys berta = vault.subject("resident/berta");
            vault.save();
            byte[] ledger = vault.ledgerKey();
            byte[] oldBox = files.content.get("box.key");
            vault.destroy(List.of(anna.index()), NOON);
            files.replaced = 0;
            files.failsAt = failing;
            done = rotated(vault);
            files.failsAt = 0;
            KeyVault again = KeyVault.open(files, random);
            again.finish();
            if (again.isPending() || again.subject(anna.index()).isPresent()) {
                again.destroy(List.of(anna.index()), NOON);
                again.rotate();
            }
            assertThat(again.subject("resident/berta").leafKey()).isEqualTo(berta.leafKey());
            assertThat(again.subject(anna.index())).isEmpty();
            assertThat(again.destroyedAt(anna.index())).contains(NOON);
            assertThat(again.isPending()).isFalse();
            assertThat(again.ledgerKey()).isEqualTo(ledger);
            assertThat(again.logKeys().current().publicKey())
                    .isEqualTo(vault.logKeys().current().publicKey());
            assertThat(again.derived("x")).isEqualTo(vault.derived("x"));
            assertThat(files.content).doesNotContainKey("box.next");
            assertThat(files.content.values()).as("write " + failing).doesNotContain(oldBox);
            assertThat(again.previousBoxId()).isPresent();
        }
    }

    /** A directory that could not be forced has the new file all the same: until the power is cut, or for good. */
    @Test
    void whatIsStoredWhileTheBoxKeyIsHalfExchangedOpensAtTheNextStart() throws Exception {
        boolean done = false;
        for (int failing = 1; !done; failing++) {
            files.content.clear();
            files.failsAt = 0;
            files.failsLate = true;
            KeyVault vault = KeyVault.create(files, random);
            SubjectKeys anna = vault.subject("resident/anna");
            vault.save();
            String oldBox = vault.boxId();
            files.replaced = 0;
            files.failsAt = failing;
            done = rotated(vault);
            files.failsAt = 0;
            SubjectKeys berta = vault.subject("resident/berta");
            vault.save();
            byte[] ledger = vault.ledgerKey();
            KeyVault again = KeyVault.open(files, random);
            assertThat(again.subject("resident/anna").leafKey())
                    .as("write " + failing)
                    .isEqualTo(anna.leafKey());
            assertThat(again.subject("resident/berta").leafKey()).isEqualTo(berta.leafKey());
            assertThat(again.ledgerKey()).isEqualTo(ledger);
            again.finish();
            again = KeyVault.open(files, random);
            assertThat(again.subject("resident/berta").leafKey()).isEqualTo(berta.leafKey());
            assertThat(again.ledgerKey()).isEqualTo(ledger);
            assertThat(again.previousBoxId()).contains(oldBox);
        }
    }

    @Test
    void whatIsDestroyedBehindAHalfExchangeIsClosedByAnExchangeOfItsOwn() throws Exception {
        boolean done = false;
        for (int failing = 1; !done; failing++) {
            files.content.clear();
            files.failsAt = 0;
            files.failsLate = true;
            KeyVault vault = KeyVault.create(files, random);
            SubjectKeys anna = vault.subject("resident/anna");
            vault.save();
            files.replaced = 0;
            files.failsAt = failing;
            done = rotated(vault);
            files.failsAt = 0;
            List<byte[]> opening = Stream.of("box.key", "box.next")
                    .map(files.content::get)
                    .filter(Objects::nonNull)
                    .toList();
            vault.destroy(List.of(anna.index()), NOON);
            vault.rotate();
            assertThat(files.content.values()).as("write " + failing).doesNotContainAnyElementsOf(opening);
            assertThat(KeyVault.open(files, random).isPending()).isFalse();
        }
    }

    @Test
    void aDamagedLedgerKeyStopsAnExchangeBeforeItBegins() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        vault.subject("site");
        vault.save();
        vault.ledgerKey();
        files.put("ledger.key", new byte[39]);
        KeyVault again = KeyVault.open(files, random);
        assertThatExceptionOfType(DamagedKeysException.class).isThrownBy(again::rotate);
        assertThat(files.content).doesNotContainKey("box.next");
        KeyVault.open(files, random).finish();
        vault.rotate();
        assertThat(KeyVault.open(files, random).ledgerKey())
                .as("whoever knew it wrote it again")
                .isEqualTo(vault.ledgerKey());
    }

    private static boolean rotated(KeyVault vault) throws DamagedKeysException {
        try {
            vault.rotate();
            return true;
        } catch (IOException failed) {
            return false;
        }
    }

    @Test
    void neverNamesANewKeyAsADestroyedOneAndKeepsOlderKeysOfASubject() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys first = vault.subject("resident/anna");
        SubjectKeys second = vault.renew("resident/anna");
        vault.save();
        KeyVault again = KeyVault.open(files, random);
        assertThat(again.subject("resident/anna").index()).isEqualTo(second.index());
        assertThat(again.subject(first.index()).orElseThrow().leafKey()).isEqualTo(first.leafKey());
        assertThat(again.indexes("resident/anna")).containsExactly(first.index(), second.index());
        again.destroy(again.indexes("resident/anna"), NOON);
        again.rotate();
        assertThat(KeyVault.open(files, random).subject("resident/anna").index())
                .isEqualTo(second.index() + 1);
    }

    @Test
    void aBoxOfTheFirstFormKeepsWhatItDerivedWhenItsKeyIsExchanged() throws Exception {
        KeyVault made = KeyVault.create(files, random);
        SubjectKeys site = made.subject("site");
        made.save();
        byte[] box = files.content.get("box.key");
        files.content.keySet().removeIf(name -> name.endsWith(".copy") || name.equals("derived.keys"));
        files.content.put("subjects.keys", firstForm(site, new KeyWrap(box, random)));
        KeyVault vault = KeyVault.open(files, random);
        assertThat(files.content).as("looking writes nothing").doesNotContainKey("derived.keys");
        vault.finish();
        vault.rotate();
        KeyVault again = KeyVault.open(files, random);
        assertThat(again.subject("site").leafKey()).isEqualTo(site.leafKey());
        for (String label : List.of(
                "lares/alarm-id/v1",
                "lares/dtls-psk/v1",
                "lares/gateway-id/v1",
                "lares/pseudonym/v1",
                "lares/secret/v1")) {
            assertThat(again.derived(label)).as(label).isEqualTo(Hkdf.derive(box, label));
        }
        assertThat(again.derived("lares/new/v1")).isNotEqualTo(Hkdf.derive(box, "lares/new/v1"));
    }

    private static byte[] firstForm(SubjectKeys subject, KeyWrap wrap) {
        byte[] name = subject.name().getBytes(StandardCharsets.UTF_8);
        byte[] head = ByteBuffer.allocate(Integer.BYTES + Short.BYTES + name.length)
                .putInt(subject.index())
                .putShort((short) name.length)
                .put(name)
                .array();
        ByteBuffer out = ByteBuffer.allocate(8 + Integer.BYTES + head.length + KeyWrap.WRAPPED_LENGTH + Integer.BYTES)
                .put("LARESSK1".getBytes(StandardCharsets.US_ASCII))
                .putInt(1)
                .put(head)
                .put(wrap.wrap(subject.stored(), head));
        CRC32C crc = new CRC32C();
        crc.update(out.array(), 0, out.position());
        return out.putInt((int) crc.getValue()).array();
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
    void refusesEveryByteFlippedInBothAndEveryMissingFile() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        vault.subject("site");
        vault.subject("person/carer-1");
        vault.save();
        for (String name : List.of("box.key", "derived.keys", "log.key", "subjects.keys")) {
            byte[] right = files.content.get(name);
            for (int i = 0; i < right.length; i++) {
                byte[] wrong = right.clone();
                wrong[i] ^= 1;
                files.put(name, wrong);
                assertRefused(name);
            }
            files.put(name, new byte[right.length / 2]);
            assertRefused(name);
            files.content.remove(name);
            files.content.remove(name + ".copy");
            assertRefused(name);
            files.put(name, right);
        }
    }

    private void assertRefused(String name) {
        assertThatExceptionOfType(DamagedKeysException.class).as(name).isThrownBy(() -> KeyVault.open(files, random));
    }

    private static final class MemoryFiles implements VaultFiles {
        private final Map<String, byte[]> content = new TreeMap<>();
        private int replaced;
        private int failsAt;
        private boolean failsLate;

        /** Into the file and its copy. */
        void put(String name, byte[] bytes) {
            content.put(name, bytes);
            content.put(name + ".copy", bytes);
        }

        @Override
        public Optional<byte[]> read(String name) {
            return Optional.ofNullable(content.get(name));
        }

        @Override
        public void replace(String name, byte[] bytes) throws IOException {
            boolean fails = ++replaced == failsAt;
            if (!fails || failsLate) {
                content.put(name, bytes);
            }
            failWhen(fails);
        }

        @Override
        public void wipe(String name) throws IOException {
            boolean fails = ++replaced == failsAt;
            if (!fails || failsLate) {
                content.remove(name);
            }
            failWhen(fails);
        }

        private static void failWhen(boolean fails) throws IOException {
            if (fails) {
                throw new IOException("No space left on device");
            }
        }
    }
}

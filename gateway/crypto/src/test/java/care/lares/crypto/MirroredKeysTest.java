// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each key file is there twice: one that is damaged costs nothing, and nothing comes back out of the other. */
class MirroredKeysTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ORIGIN = "lares.example/mirrored";

    private final SecureRandom random = new SecureRandom();
    private final SteppedFiles files = new SteppedFiles();

    @Test
    void aFlippedByteOfSubjectsKeysCostsNothing() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys anna = vault.subject("resident/anna");
        vault.save();
        for (int at = 0; at < files.kept().get("subjects.keys").length; at++) {
            SteppedFiles rotten = files.cut();
            rotten.flip("subjects.keys", at);
            assertThat(KeyVault.open(rotten, random).subject(anna.index()).map(SubjectKeys::leafKey))
                    .as("byte " + at)
                    .contains(anna.leafKey());
        }
    }

    @Test
    void anySingleDamageOfAnyFileIsToldAndMended() throws Exception {
        KeyVault vault = lived();
        for (String name : files.kept().keySet()) {
            int length = files.kept().get(name).length;
            for (int at : List.of(0, 7, 8, length / 2, length - 1)) {
                SteppedFiles rotten = files.cut();
                rotten.flip(name, at);
                requireMended(vault, rotten, name);
            }
            SteppedFiles cut = files.cut();
            cut.kept().put(name, new byte[0]);
            requireMended(vault, cut, name);
            SteppedFiles zeroed = files.cut();
            zeroed.kept().put(name, new byte[length]);
            requireMended(vault, zeroed, name);
            SteppedFiles unreadable = files.cut();
            unreadable.unreadable(name);
            KeyVault around = KeyVault.open(unreadable, random);
            requireSame(vault, around);
            assertThat(around.damages()).as("it may be readable again").isEmpty();
            around.finish();
            assertThat(around.damages()).containsExactly(name + " cannot be read");
            SteppedFiles lost = files.cut();
            lost.kept().remove(name);
            KeyVault again = KeyVault.open(lost, random);
            again.finish();
            requireSame(vault, KeyVault.open(lost, random));
            assertThat(lost.kept()).as(name).containsKey(name);
        }
    }

    private void requireMended(KeyVault vault, SteppedFiles rotten, String name) throws Exception {
        byte[] right = files.kept().get(name);
        KeyVault again = KeyVault.open(rotten, random);
        assertThat(again.damages()).singleElement().asString().startsWith(name);
        requireSame(vault, again);
        again.finish();
        assertThat(rotten.kept()).as(name).containsEntry(name, right).hasSameSizeAs(files.kept());
        assertThat(KeyVault.open(rotten, random).damages()).isEmpty();
    }

    /** Everything a house may have, and two of each that is being changed to. */
    private KeyVault lived() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        vault.subject("resident/anna");
        vault.subject("resident/berta");
        vault.ratchets().begin(vault.ratchets().prepare().id(), ORIGIN, 1);
        vault.changeLogKey(ORIGIN, 7, vault.logKeys().currentId(), vault.prepareLogKey());
        vault.save();
        vault.ledgerKey();
        vault.prepareLogKey();
        vault.ratchets().prepare();
        vault.prepareLedgerKey();
        return vault;
    }

    private static void requireSame(KeyVault vault, KeyVault again) throws Exception {
        for (String subject : List.of("resident/anna", "resident/berta")) {
            assertThat(again.indexes(subject)).isEqualTo(vault.indexes(subject));
            assertThat(again.subject(subject).leafKey())
                    .isEqualTo(vault.subject(subject).leafKey());
        }
        assertThat(again.derived("x")).isEqualTo(vault.derived("x"));
        assertThat(again.logKeys().known()).isEqualTo(vault.logKeys().known());
        assertThat(again.logKeys().changes()).isEqualTo(vault.logKeys().changes());
        assertThat(again.ratchets().damages()).isEmpty();
        assertThat(again.ratchets().current().map(Ratchet::id))
                .isEqualTo(vault.ratchets().current().map(Ratchet::id));
        assertThat(again.ratchets().coming()).isEqualTo(vault.ratchets().coming());
        assertThat(again.ledgerKey()).isEqualTo(vault.ledgerKey());
        assertThat(again.comingLedgerKey().orElseThrow())
                .isEqualTo(vault.comingLedgerKey().orElseThrow());
        assertThat(again.boxId()).isEqualTo(vault.boxId());
    }

    @Test
    void filesOfAnOlderVersionGetTheirCopies() throws Exception {
        KeyVault vault = lived();
        files.kept().keySet().removeIf(name -> name.endsWith(".copy"));
        assertThat(files.kept()).hasSize(9);
        KeyVault again = KeyVault.open(files, random);
        assertThat(files.kept()).as("looking writes nothing").hasSize(9);
        assertThat(again.damages()).isEmpty();
        again.finish();
        requireSame(vault, again);
        requireTwice(files);
    }

    private static void requireTwice(SteppedFiles files) {
        files.kept()
                .forEach((name, content) -> assertThat(
                                name.endsWith(".copy") ? content : files.kept().get(name + ".copy"))
                        .as(name)
                        .isEqualTo(content));
        assertThat(files.kept().size() % 2).isZero();
    }

    /** The older version wrote the files and left the copies as they were. */
    @Test
    void aWholeFileCountsHoweverOldItsCopyIs() throws Exception {
        KeyVault vault = lived();
        SteppedFiles before = files.cut();
        vault.destroy(vault.indexes("resident/anna"), NOON);
        vault.rotate();
        before.kept().forEach((name, content) -> {
            if (name.endsWith(".copy")) {
                files.kept().put(name, content);
            }
        });
        KeyVault again = KeyVault.open(files, random);
        again.finish();
        assertThat(again.indexes("resident/anna")).isEmpty();
        assertThat(again.subject("resident/berta").leafKey())
                .isEqualTo(vault.subject("resident/berta").leafKey());
        requireTwice(files);
        assertThat(files.kept().values())
                .doesNotContainAnyElementsOf(before.kept().values());
    }

    @Test
    void whoeverWasErasedStaysErasedAfterAnySingleDamage() throws Exception {
        KeyVault vault = lived();
        List<Integer> anna = vault.indexes("resident/anna");
        SteppedFiles before = files.cut();
        vault.destroy(anna, NOON);
        vault.rotate();
        assertThat(files.kept().values())
                .as("nothing of what opened them is left")
                .doesNotContainAnyElementsOf(before.kept().values());
        for (String name : files.kept().keySet()) {
            for (int at = 0; at < files.kept().get(name).length; at++) {
                SteppedFiles rotten = files.cut();
                rotten.flip(name, at);
                KeyVault again = KeyVault.open(rotten, random);
                assertThat(again.subject(anna.get(0))).as(name + " byte " + at).isEmpty();
                assertThat(again.destroyed()).containsExactlyElementsOf(anna);
                assertThat(again.subject("resident/berta").leafKey())
                        .isEqualTo(vault.subject("resident/berta").leafKey());
            }
        }
    }

    /** The log says whom: it is durable before. Whatever is left when all is done opens nothing of them. */
    @Test
    void thePowerMayBeCutAtEveryWriteAndAFileRotBesides() throws Exception {
        KeyVault vault = lived();
        List<Integer> anna = vault.indexes("resident/anna");
        SteppedFiles before = files.cut();
        boolean done = false;
        for (int write = 1; !done; write++) {
            SteppedFiles cut = before.cut();
            KeyVault erasing = KeyVault.open(cut, random);
            erasing.destroy(anna, NOON);
            cut.failAt(write);
            done = rotated(erasing);
            for (String name : cut.kept().keySet()) {
                SteppedFiles rotten = cut.cut();
                rotten.flip(name, rotten.kept().get(name).length / 2);
                requireErased(vault, anna, before, rotten, "write " + write + ", " + name);
            }
        }
    }

    private void requireErased(KeyVault vault, List<Integer> anna, SteppedFiles before, SteppedFiles after, String when)
            throws Exception {
        KeyVault again = KeyVault.open(after, random);
        again.finish();
        again.destroy(anna, NOON);
        if (again.isPending()) {
            again.rotate();
        }
        KeyVault last = KeyVault.open(after, random);
        assertThat(last.damages()).as(when).isEmpty();
        assertThat(last.indexes("resident/anna")).as(when).isEmpty();
        assertThat(last.subject("resident/berta").leafKey())
                .as(when)
                .isEqualTo(vault.subject("resident/berta").leafKey());
        assertThat(last.logKeys().known()).as(when).isEqualTo(vault.logKeys().known());
        assertThat(last.ledgerKey()).as(when).isEqualTo(vault.ledgerKey());
        assertThat(last.derived("x")).as(when).isEqualTo(vault.derived("x"));
        assertThat(after.kept().values())
                .as(when)
                .doesNotContainAnyElementsOf(before.kept().values());
        requireTwice(after);
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
    void whatWasReplacedHalfIsReplacedWholeBeforeItIsReadAndLeavesNothingOfTheFormer() throws Exception {
        byte[] former = {1};
        byte[] latter = {2};
        MirroredFiles mirrored = new MirroredFiles(files);
        mirrored.replace("ledger.key", former);
        files.failAt(2);
        assertThatThrownBy(() -> mirrored.replaceWiping("ledger.key", latter)).isInstanceOf(IOException.class);
        assertThat(files.kept().get("ledger.key.copy")).isEqualTo(former);
        files.failAt(Integer.MAX_VALUE);

        assertThat(mirrored.read("ledger.key", stored -> stored)).contains(latter);

        requireTwice(files);
        assertThat(files.overwritten()).contains("ledger.key", "ledger.key.copy");
    }

    @Test
    void filesThatWereTakenAwayAreWrittenAgain() throws Exception {
        KeyVault vault = lived();
        SteppedFiles before = files.cut();
        files.kept().clear();
        vault.finish();
        assertThat(files.kept()).containsExactlyInAnyOrderEntriesOf(before.kept());
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card that says too early that a key to change to is safe leaves zeros of it, or nothing, when the power is cut. */
class LeftoverKeysTest {
    private final SecureRandom random = new SecureRandom();
    private final SteppedFiles files = new SteppedFiles();

    @ParameterizedTest
    @CsvSource({
        "box.next, 0",
        "box.next, 32",
        "log.next, 0",
        "log.next, 68",
        "ledger.next, 0",
        "ledger.next, 68",
        "ratchet.next, 0",
        "ratchet.next, 120"
    })
    void nothingIsChangedToWhatIsNoKey(String name, int zeros) throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys anna = vault.subject("resident/anna");
        vault.save();
        byte[] ledger = vault.ledgerKey();
        files.kept().put(name, new byte[zeros]);
        KeyVault again = KeyVault.open(files, random);
        again.finish();
        assertThat(again.boxId()).isEqualTo(vault.boxId());
        assertThat(again.logKeys().currentId()).isEqualTo(vault.logKeys().currentId());
        assertThat(again.logKeys().coming()).isEmpty();
        assertThat(again.ratchets().coming()).isEmpty();
        assertThat(again.comingLedgerKey()).isEmpty();
        again.rotate();
        again.prepareLogKey();
        again.ratchets().prepare();
        again.prepareLedgerKey();
        KeyVault changed = KeyVault.open(files, random);
        assertThat(changed.ledgerKey()).isEqualTo(ledger);
        assertThat(changed.subject(anna.index()).map(SubjectKeys::leafKey)).contains(anna.leafKey());
        assertThat(files.kept().values()).noneMatch(content -> Arrays.equals(content, new byte[content.length]));
    }
}

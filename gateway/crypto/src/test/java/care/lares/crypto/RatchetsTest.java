// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatchetsTest {
    private static final String ORIGIN = "lares.example/ratchets";

    private final SecureRandom random = new SecureRandom();
    private final KeyWrap wrap = new KeyWrap(new byte[AesGcm.KEY_LENGTH], random);
    private final SteppedFiles files = new SteppedFiles();
    private final Ratchets ratchets = new Ratchets(new MirroredFiles(files), random, new Object(), () -> wrap);

    @Test
    void theOneThatIsBegunWhileAnotherIsStoredIsNotLost() throws Exception {
        String first = ratchets.prepare().id();
        ratchets.begin(first, ORIGIN, 1);
        ratchets.save();
        String second = ratchets.prepare().id();
        ratchets.used(ratchets.current().orElseThrow(), ORIGIN, 1);
        files.during(RatchetFile.CURRENT, () -> ratchets.begin(second, ORIGIN, 2));
        ratchets.save();
        assertThat(files.kept()).containsKey(RatchetFile.COMING);
        ratchets.saveBeginning();
        assertThat(stored()).contains(second);
        assertThat(files.kept()).doesNotContainKey(RatchetFile.COMING);
    }

    @Test
    void whatIsStoredIsTheOneThatWasBegun() throws Exception {
        String id = ratchets.prepare().id();
        assertThat(ratchets.prepare().id()).as("asked again").isEqualTo(id);
        ratchets.begin(id, ORIGIN, 1);
        ratchets.saveBeginning();
        assertThat(stored()).contains(id);
        assertThat(ratchets.coming()).isEmpty();
    }

    private Optional<String> stored() throws Exception {
        Ratchets again = new Ratchets(new MirroredFiles(files), random, new Object(), () -> wrap);
        again.read(wrap);
        return again.current().map(Ratchet::id);
    }
}

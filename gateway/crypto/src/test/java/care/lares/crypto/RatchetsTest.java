// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatchetsTest {
    private static final String ORIGIN = "lares.example/ratchets";

    private final SecureRandom random = new SecureRandom();
    private final KeyWrap wrap = new KeyWrap(new byte[AesGcm.KEY_LENGTH], random);
    private final InMemory files = new InMemory();
    private final Ratchets ratchets = new Ratchets(files, random, new Object(), () -> wrap);

    @Test
    void theOneThatIsBegunWhileAnotherIsStoredIsNotLost() throws Exception {
        String first = ratchets.prepare().id();
        ratchets.begin(first, ORIGIN, 1);
        ratchets.save();
        String second = ratchets.prepare().id();
        ratchets.used(ratchets.current().orElseThrow(), ORIGIN, 1);
        files.meanwhile = () -> ratchets.begin(second, ORIGIN, 2);
        ratchets.save();
        assertThat(files.kept).containsKey(RatchetFile.COMING);
        ratchets.saveBeginning();
        assertThat(stored()).contains(second);
        assertThat(files.kept).doesNotContainKey(RatchetFile.COMING);
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
        Ratchets again = new Ratchets(files, random, new Object(), () -> wrap);
        again.read(wrap);
        return again.current().map(Ratchet::id);
    }

    /** Files, and what happens while one of them is written. */
    private static final class InMemory implements VaultFiles {
        private final Map<String, byte[]> kept = new HashMap<>();
        private Runnable meanwhile = () -> {};

        @Override
        public Optional<byte[]> read(String name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void replace(String name, byte[] content) throws IOException {
            kept.put(name, content);
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
        }

        @Override
        public void wipe(String name) {
            kept.remove(name);
        }
    }
}

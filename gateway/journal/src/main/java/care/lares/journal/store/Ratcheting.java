// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.KeyVault;
import care.lares.crypto.Ratchet;
import care.lares.journal.seal.RatchetLine;
import care.lares.journal.seal.SignedNote;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates one log's sealings where a ratchet has begun, and makes a step with each that is durable; the step is
 * stored behind it, by a thread that no acknowledgement waits for. For the writer.
 */
final class Ratcheting {
    private static final Logger LOG = LoggerFactory.getLogger(Ratcheting.class);

    private final KeyVault vault;
    private final String origin;
    private final Consumer<Runnable> later;
    private Optional<Ratchet> riding = Optional.empty();

    Ratcheting(KeyVault vault, String origin, Consumer<Runnable> later) {
        this.vault = vault;
        this.origin = origin;
        this.later = later;
    }

    /** The log is gone on with at a sealing of this number. */
    void goOn(long sealing) {
        vault.ratchets().goOn(origin, sealing);
    }

    /** The log has said that a ratchet begins. */
    void begin(String id, long sealing) {
        boolean begun = vault.ratchets().begin(id, origin, sealing);
        LOG.info("ratchet begins id={} begun={}", id, begun);
    }

    /** A note that is on its way into the log, with what authenticates it. */
    SignedNote authenticated(SignedNote note) {
        riding = vault.ratchets().current();
        return riding.map(by -> RatchetLine.under(note, origin, by.id(), by.index(), by.mac(RatchetLine.message(note))))
                .orElse(note);
    }

    /** It is durable, as the sealing of this number. */
    void forced(long sealing) {
        riding.ifPresent(by -> {
            vault.ratchets().used(by, origin, sealing);
            later.accept(this::save);
        });
        riding = Optional.empty();
    }

    private void save() {
        try {
            vault.ratchets().save();
        } catch (IOException e) {
            LOG.warn("ratchet not stored, it is with the next sealing reason={}", e.toString());
        }
    }
}

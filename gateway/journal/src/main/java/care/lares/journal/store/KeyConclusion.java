// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.KeyVault;
import care.lares.journal.Replay;
import care.lares.journal.log.ForgivingStorage;
import java.io.IOException;
import java.util.List;

/**
 * Goes on at a start with what a power cut interrupted about keys. What the log says counts at once; the files follow, now
 * or when storage works again.
 *
 * @param news what the log says
 * @param vault the keys
 * @param forgiving hears what storage refuses
 */
record KeyConclusion(KeyNews news, KeyVault vault, ForgivingStorage forgiving) {
    /**
     * Goes on with all of it, but for overwriting files that have something of who was erased: {@link KeyDesk} does that
     * later, since a call waits for no index.
     *
     * @param present where the log goes on
     * @param house forgets who was erased, too
     */
    void conclude(Past.Present present, Replay house) {
        news.conclude(vault, house);
        concludeLogKey(present);
        concludeRatchet(present);
        tellOfRatchet(present, house);
        tellOfDamage(house);
    }

    private void concludeLogKey(Past.Present present) {
        boolean unknown = news.concludeLogKey(
                vault, present.origin().name(), present.scanned().tree().size());
        if (forgiving.refusal().isEmpty()) {
            try {
                if (unknown) {
                    vault.dropLogKey();
                }
                vault.save();
            } catch (IOException e) {
                forgiving.refused(e);
            }
        }
    }

    /** The keys that were used are used for nothing else, whatever a power cut took of the ratchet's file. */
    private void concludeRatchet(Past.Present present) {
        present.known()
                .forEach(one -> vault.ratchets()
                        .reached(one.origin().name(), one.scanned().sealings()));
        boolean unknown = news.concludeRatchet(
                vault, present.origin().name(), present.scanned().sealings());
        if (unknown) {
            forgiving.attempt(vault.ratchets()::drop);
        }
    }

    /** Nothing waits for a ratchet, and whoever relies on it must hear that it seals no more. */
    private void tellOfRatchet(Past.Present present, Replay house) {
        List<String> damages = vault.ratchets().damages();
        boolean gone = damages.isEmpty()
                && vault.ratchets().current().isEmpty()
                && present.known().stream().anyMatch(news::sealedByRatchet);
        String wrong = gone ? "ratchet.key is missing" : String.join(", ", damages);
        if (!wrong.isEmpty()) {
            house.damaged(
                    "the ratchet cannot go on (%s): checkpoints are sealed without it until another is begun, lares key rotate ratchet"
                            .formatted(wrong));
        }
    }

    /** Nothing was lost, and the next damage may befall what is whole now. */
    private void tellOfDamage(Replay house) {
        List<String> damages = vault.damages();
        if (!damages.isEmpty()) {
            house.damaged(
                    "a key file was damaged (%s): its second copy is used and nothing is lost; make a backup and look after the SD card"
                            .formatted(String.join(", ", damages)));
        }
    }
}

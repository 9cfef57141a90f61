// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.Ed25519Key;
import care.lares.crypto.LogKeyChange;
import care.lares.crypto.LogKeys;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.KeyChangeLine;
import care.lares.journal.seal.MalformedNoteException;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.Signer;
import care.lares.journal.seal.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Signs as one log with the key it has at one time, and knows again what it has signed with any.
 *
 * @param origin the log's name
 * @param keys the box's
 */
record LogSigner(String origin, LogKeys keys) implements Signer {
    /** Most changes of the key that a note tells of, 200 B each: enough for a new key every year. */
    private static final int MAX_CHANGES = 16;

    private static final HexFormat HEX = HexFormat.of();

    /**
     * A note this log has signed.
     *
     * @param key that signed it
     * @param held whether that key is or was this box's
     */
    record Known(Checkpoint checkpoint, SignedNote note, VerifierKey key, boolean held) {}

    @Override
    public byte[] sign(byte[] message) {
        return keys.current().sign(message);
    }

    @Override
    public byte[] publicKey() {
        return keys.current().publicKey();
    }

    VerifierKey verifierKey() {
        return VerifierKey.of(origin, publicKey());
    }

    /** Signs a checkpoint; below that, how the key came to be the one that signs. */
    SignedNote note(Checkpoint checkpoint) {
        SignedNote signed = SignedNote.of(checkpoint, this);
        List<LogKeyChange> changes = keys.changes(origin);
        if (changes.isEmpty()) {
            return signed;
        }
        List<SignedNote.Line> lines = new ArrayList<>(signed.signatures());
        for (LogKeyChange change : changes.subList(Math.max(0, changes.size() - MAX_CHANGES), changes.size())) {
            lines.add(new KeyChangeLine(change.from(), change.oldKey(), change.newKey(), change.signature())
                    .line(origin));
        }
        return new SignedNote(signed.text(), lines);
    }

    /** The checkpoint of a stored note, when this log signed it; unknown signers' lines are ignored. */
    Optional<Checkpoint> verified(byte[] stored) {
        return known(stored).map(Known::checkpoint);
    }

    /**
     * The same, and which of the log's keys signed it: one of this box's, or one that a note says followed, when an older
     * copy of the keys was put back.
     */
    Optional<Known> known(byte[] stored) {
        try {
            SignedNote note = SignedNote.parse(stored);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(origin)) {
                return Optional.empty();
            }
            Set<String> held = keys.known();
            for (String key : held) {
                Optional<String> signing = signing(note, key);
                if (signing.isPresent()) {
                    VerifierKey by = VerifierKey.of(origin, HEX.parseHex(signing.get()));
                    return Optional.of(new Known(checkpoint, note, by, held.contains(signing.get())));
                }
            }
            return Optional.empty();
        } catch (MalformedNoteException e) {
            return Optional.empty();
        }
    }

    /** The key that signed a note: this one or one it gave way to. */
    private Optional<String> signing(SignedNote note, String key) {
        String one = key;
        for (int changes = 0; changes <= note.signatures().size(); changes++) {
            if (isSigned(note, one)) {
                return Optional.of(one);
            }
            Optional<KeyChangeLine> said = KeyChangeLine.in(note, origin, one);
            if (said.isEmpty() || !holds(said.get())) {
                return Optional.empty();
            }
            one = said.get().newKey();
        }
        return Optional.empty();
    }

    private boolean holds(KeyChangeLine said) {
        return new LogKeyChange(origin, said.from(), said.oldKey(), said.newKey(), said.signature()).holds();
    }

    private boolean isSigned(SignedNote note, String key) {
        byte[] publicKey = HEX.parseHex(key);
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        return note.signatureBy(VerifierKey.of(origin, publicKey))
                .filter(signature -> Ed25519Key.verify(publicKey, text, signature))
                .isPresent();
    }

    /** Whether a checkpoint states this root. */
    static boolean states(Checkpoint checkpoint, byte[] root) {
        return Arrays.equals(checkpoint.root(), root);
    }
}

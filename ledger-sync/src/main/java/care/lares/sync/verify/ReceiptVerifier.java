// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import care.lares.journal.check.AnchorClaim;
import care.lares.journal.check.KnownKeys;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.LogProof;
import care.lares.journal.check.OpenedEntry;
import care.lares.journal.check.Opening;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import care.lares.journal.check.SignedClaim;
import care.lares.journal.check.WitnessKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies receipts: a function over bytes, without network, clock or files. It remembers the signatures it has verified,
 * since most receipts stand on the same few checkpoints. For one thread.
 */
public final class ReceiptVerifier {
    private final TrustedKeys trusted;
    private final KnownKeys keys = new KnownKeys();
    private final List<WitnessKey> witnesses = new ArrayList<>();

    /** Trusts these keys. */
    public ReceiptVerifier(TrustedKeys trusted) {
        this.trusted = trusted;
    }

    /** Verifies one receipt, trusting these keys. */
    public static Verdict verify(byte[] receipt, TrustedKeys trusted) {
        return new ReceiptVerifier(trusted).verify(receipt);
    }

    /**
     * Verifies a receipt.
     *
     * @param receipt C2SP {@code tlog-proof} as the gateway hands it out
     */
    public Verdict verify(byte[] receipt) {
        try {
            return verified(receipt);
        } catch (RefusedException e) {
            return new Verdict.Invalid(String.valueOf(e.getMessage()));
        }
    }

    private Verdict verified(byte[] receipt) throws RefusedException {
        List<WitnessKey> known = requireKeys();
        LogProof proof = LogProof.parse(receipt);
        Opening opening = proof.opening();
        LogKey key = keys.of(opening.verifierKey());
        SignedCheckpoint checkpoint = proof.checkpoint();
        Optional<String> pinned = pinned(key, checkpoint);
        require(pinned.isPresent() || trusted.logs().isEmpty(), "receipt is signed under a key that is not trusted");
        checkpoint.verify(key);
        require(opening.origin().equals(checkpoint.origin()), "entry belongs to another log");
        require(opening.seq() == proof.index(), "entry belongs to another place in the log");
        proof.verify(opening.leafHash());
        return new Verdict.Valid(
                Reach.offline(cosigners(known, key, checkpoint), claim(opening, key, checkpoint)),
                key.origin(),
                proof.index(),
                checkpoint.size(),
                HexFormat.of().formatHex(checkpoint.commit()),
                key.text(),
                pinned.isPresent(),
                pinned.filter(text -> !text.equals(key.text())),
                entry(opening));
    }

    /** The trusted key that signed, or that gave way to the one which did. */
    private Optional<String> pinned(LogKey key, SignedCheckpoint checkpoint) throws RefusedException {
        if (trusted.logs().contains(key.text())) {
            return Optional.of(key.text());
        }
        for (String text : trusted.logs()) {
            LogKey log = keys.of(text);
            boolean leads = log.origin().equals(checkpoint.origin())
                    && checkpoint.successors(log).stream()
                            .anyMatch(next -> next.text().equals(key.text()));
            if (leads) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** A mistyped key must not look like a receipt that is wrong. */
    private List<WitnessKey> requireKeys() throws RefusedException {
        for (String log : trusted.logs()) {
            try {
                keys.of(log);
            } catch (RefusedException e) {
                throw new RefusedException("a trusted key cannot be used: " + e.getMessage(), e);
            }
        }
        if (witnesses.size() < trusted.witnesses().size()) {
            witnesses.clear();
            for (String witness : trusted.witnesses()) {
                witnesses.add(witness(witness));
            }
        }
        return witnesses;
    }

    private static WitnessKey witness(String text) throws RefusedException {
        try {
            return WitnessKey.parse(text);
        } catch (RefusedException e) {
            throw new RefusedException("a witness's key cannot be used: " + e.getMessage(), e);
        }
    }

    /** One key counts once, under however many names, and a log is no witness of itself. */
    private static List<String> cosigners(List<WitnessKey> witnesses, LogKey log, SignedCheckpoint checkpoint)
            throws RefusedException {
        Set<String> seen = new HashSet<>(Set.of(HexFormat.of().formatHex(log.publicKey())));
        List<String> names = new ArrayList<>();
        for (WitnessKey witness : witnesses) {
            boolean another = checkpoint.cosignature(witness).isPresent()
                    && seen.add(HexFormat.of().formatHex(witness.publicKey()));
            if (another) {
                names.add(witness.name());
            }
        }
        Collections.sort(names);
        return names;
    }

    private static Optional<AnchorClaim> claim(Opening opening, LogKey key, SignedCheckpoint checkpoint)
            throws RefusedException {
        Optional<SignedClaim> signed = opening.anchor();
        return signed.isPresent() ? Optional.of(signed.get().verified(key, checkpoint)) : Optional.empty();
    }

    /** The evidence stands whatever the fields say: a later version may have written them. */
    private static Optional<OpenedEntry> entry(Opening opening) {
        try {
            return Optional.of(opening.entry());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private static void require(boolean holds, String otherwise) throws RefusedException {
        if (!holds) {
            throw new RefusedException(otherwise);
        }
    }
}

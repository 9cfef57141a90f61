// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.journal.Entry;
import care.lares.journal.seal.AnchorStatement;
import care.lares.journal.seal.CanonicalBytes;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.Commitment;
import care.lares.journal.seal.EntryCodec;
import care.lares.journal.seal.InclusionProof;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.MerkleTree;
import care.lares.journal.seal.ReceiptText;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.Signer;
import care.lares.journal.seal.TiledHashes;
import care.lares.journal.seal.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A small log in memory under a fresh key, whose receipts are written by the gateway's own code. */
final class SampleLog implements Signer {
    static final String ORIGIN = "lares.local/0123456789abcdef0123456789abcdef";

    private final KeyPair pair;
    private final List<byte[]> bodies = new ArrayList<>();
    private final MerkleTree tree = new MerkleTree((level, index, hashes) -> {});

    private SampleLog() {
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A log of this many heart rates. */
    static SampleLog of(int size) {
        SampleLog log = new SampleLog();
        for (int seq = 0; seq < size; seq++) {
            log.append(EntryCodec.encode(heartRate(seq)));
        }
        return log;
    }

    /** The receipt docs/formats.md shows. */
    static byte[] ofTheDocument() throws IOException {
        String document = Files.readString(Path.of("../docs/formats.md"));
        int from = document.indexOf("c2sp.org/tlog-proof@v1", document.indexOf("**receipt**"));
        return document.substring(from, document.indexOf("```", from)).getBytes(StandardCharsets.UTF_8);
    }

    static Entry heartRate(int rate) {
        Reading reading = new Reading(
                new DeviceId("pendant-7"),
                Kind.HEART_RATE,
                new Value.Quantity(BigDecimal.valueOf(rate)),
                Instant.parse("2026-11-21T08:00:00.000001Z"),
                Optional.empty(),
                Optional.of("a17"),
                Set.of(),
                Optional.empty());
        return new Entry.ReadingLogged(
                reading, new Assignment(Optional.of(new ResidentId("anna")), Optional.of(new PlaceId("room-4"))), 0);
    }

    SampleLog append(byte[] body) {
        byte[] canonical = CanonicalBytes.of(ORIGIN, tree.size(), body);
        tree.append(LeafHash.of(Commitment.of(leafKey(tree.size()), canonical)));
        bodies.add(body);
        return this;
    }

    /** The receipt of an entry. */
    byte[] receipt(long seq) {
        return receipt(seq, ORIGIN);
    }

    /** The receipt of an entry under a checkpoint that bears this name. */
    byte[] receipt(long seq, String origin) {
        return receipt(seq, origin, Optional.empty());
    }

    /** The receipt of an entry whose checkpoint is anchored there. */
    byte[] receipt(long seq, AnchorStatement anchor) {
        return receipt(seq, ORIGIN, Optional.of(anchor));
    }

    private byte[] receipt(long seq, String origin, Optional<AnchorStatement> anchor) {
        try {
            SignedNote note = SignedNote.of(new Checkpoint(origin, tree.size(), tree.root()), this);
            InclusionProof proof = InclusionProof.of(
                    new TiledHashes((level, index) -> new byte[0], tree.rightEdge()), seq, tree.size());
            VerifierKey key = VerifierKey.of(origin, publicKey());
            Optional<AnchorStatement.Signed> signed = anchor.map(statement -> statement.signed(note.text(), this));
            return ReceiptText.of(leafKey(seq), bodies.get((int) seq), key, proof, note, signed)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String verifierKey() {
        return VerifierKey.of(ORIGIN, publicKey()).text();
    }

    static byte[] leafKey(long seq) {
        return Commitment.leafKey(new byte[32], seq);
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] publicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }
}

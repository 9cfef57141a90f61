// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.AnchorBook;
import care.lares.journal.AnchorEntry;
import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.Anchoring;
import care.lares.journal.Entry;
import care.lares.journal.ProofEntry;
import care.lares.journal.ProofEntry.Witnessed;
import care.lares.journal.Receipt;
import care.lares.journal.WitnessBook;
import care.lares.journal.seal.AnchorStatement;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.MalformedNoteException;
import care.lares.journal.seal.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log knows of its own checkpoints outside the house, and so which of them says most of an entry: the newest
 * that is final on a ledger, else one that is mined, else the one with most witnesses, else the newest there is. Told and asked
 * by the desk's thread, after the past was told.
 */
final class Standings {
    /** Most checkpoints whose cosignatures are kept, about 300 B a witness: more than there are anchors on their way. */
    private static final int MAX_COSIGNED = 64;

    private static final HexFormat HEX = HexFormat.of();
    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final AnchorBook anchors = new AnchorBook();
    private final WitnessBook witnesses = new WitnessBook();
    /** Cosignatures by {@link #state}, then by witness: an anchored checkpoint keeps its own while newer ones are cosigned. */
    private final Map<String, Map<String, String>> lines = new LinkedHashMap<>();
    /** What was made, by what it rests on: two signatures each, and the next receipt rests on the same. */
    private final Map<Record, Optional<Standing>> made = new HashMap<>();

    private @Nullable Grounds grounds;

    /** What all that was made rests on. */
    private record Grounds(Sealed newest, LogSigner signer) {}

    /** Whether an entry says something of a checkpoint. */
    static boolean concern(Entry entry) {
        return entry instanceof ProofEntry || entry instanceof AnchorEntry;
    }

    void learn(Entry entry) {
        made.clear();
        anchors.apply(entry);
        witnesses.apply(entry);
        if (entry instanceof Witnessed one) {
            lines.computeIfAbsent(state(one.origin(), one.size(), one.rootHash()), none -> new TreeMap<>())
                    .put(one.witness(), one.line());
            while (lines.size() > MAX_COSIGNED) {
                lines.remove(lines.keySet().iterator().next());
            }
        }
    }

    private static String state(String origin, long size, String rootHash) {
        return origin + ' ' + size + ' ' + rootHash;
    }

    /** The checkpoint that says most of an entry which the newest one covers. */
    Standing best(long seq, Sealed newest, LogSigner signer) {
        Grounds now = new Grounds(newest, signer);
        if (!now.equals(grounds)) {
            made.clear();
            grounds = now;
        }
        return anchored(seq, newest, signer, State.FINAL)
                .or(() -> anchored(seq, newest, signer, State.MINED))
                .or(() -> witnessed(seq, newest, signer))
                .or(() -> once(newest, () -> Optional.of(newest(newest, signer))))
                .orElseThrow();
    }

    /** The newest checkpoint; one of a log that has ended is left with the signature it has, if that key is gone. */
    Standing newest(Sealed newest, LogSigner signer) {
        String key = HEX.formatHex(newest.key().publicKey());
        return signer.keys().follows(signer.origin(), key)
                ? standing(newest.checkpoint(), List.of(), signer)
                : new Standing(newest.checkpoint(), newest.note(), newest.key(), Optional.empty(), Receipt.SEALED);
    }

    private Optional<Standing> anchored(long seq, Sealed newest, LogSigner signer, State state) {
        List<Anchoring> oldestFirst = anchors.all();
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            Anchoring one = oldestFirst.get(i);
            if (one.state().filter(state::equals).isPresent()) {
                Optional<Standing> standing = one.settledAttempt()
                        .flatMap(attempt -> once(
                                attempt, () -> anchored(attempt, one.settled().orElseThrow(), signer)))
                        .filter(found -> covers(found.size(), seq, newest));
                if (standing.isPresent()) {
                    return standing;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Standing> anchored(Attempted attempt, Settled seen, LogSigner signer) {
        byte[] note = attempt.note().getBytes(StandardCharsets.UTF_8);
        Optional<Checkpoint> checkpoint = signer.verified(note);
        if (checkpoint.isEmpty() || !seen.commit().equals(commit(checkpoint.get()))) {
            return Optional.empty();
        }
        AnchorStatement where = new AnchorStatement(
                attempt.ledger().chainId(),
                attempt.ledger().contract(),
                attempt.ledger().gateway(),
                seen.epoch(),
                seen.transaction(),
                seen.block(),
                seen.state() == State.FINAL);
        return Optional.of(standing(checkpoint.get(), foreign(note, signer), signer)
                .at(where.signed(checkpoint.get().body(), signer), seen.state() == State.FINAL));
    }

    private Optional<Standing> witnessed(long seq, Sealed newest, LogSigner signer) {
        return witnesses.strongestFirst().stream()
                .filter(one -> one.origin().equals(signer.origin()) && covers(one.size(), seq, newest))
                .findFirst()
                .flatMap(one -> once(one, () -> Optional.of(witnessed(one, signer))));
    }

    private Standing witnessed(WitnessBook.Cosigned one, LogSigner signer) {
        Checkpoint checkpoint = new Checkpoint(one.origin(), one.size(), HEX.parseHex(one.rootHash()));
        return standing(checkpoint, List.of(), signer);
    }

    private Optional<Standing> once(Record rests, Supplier<Optional<Standing>> make) {
        return made.computeIfAbsent(rests, anew -> make.get());
    }

    private static boolean covers(long size, long seq, Sealed newest) {
        return size > seq && size <= newest.size();
    }

    private static String commit(Checkpoint checkpoint) {
        return HEX.formatHex(Hashes.sha256(checkpoint.body().getBytes(StandardCharsets.UTF_8)));
    }

    /** A checkpoint with the log's signature, and below it the cosignatures that are known. */
    private Standing standing(Checkpoint checkpoint, List<SignedNote.Line> known, LogSigner signer) {
        SignedNote own = signer.note(checkpoint);
        Set<SignedNote.Line> cosigned = new LinkedHashSet<>(known);
        String state = state(checkpoint.origin(), checkpoint.size(), HEX.formatHex(checkpoint.root()));
        for (String line : lines.getOrDefault(state, Map.of()).values()) {
            line(line).ifPresent(cosigned::add);
        }
        List<SignedNote.Line> signatures = new ArrayList<>(own.signatures());
        signatures.addAll(cosigned);
        long witnesses = cosigned.stream().map(SignedNote.Line::name).distinct().count();
        return new Standing(
                checkpoint,
                new SignedNote(own.text(), signatures),
                signer.verifierKey(),
                Optional.empty(),
                witnesses == 0 ? Receipt.SEALED : Receipt.WITNESSED + " " + witnesses);
    }

    private static List<SignedNote.Line> foreign(byte[] note, LogSigner signer) {
        try {
            return SignedNote.parse(note).signatures().stream()
                    .filter(line -> !line.name().equals(signer.origin()))
                    .toList();
        } catch (MalformedNoteException e) {
            throw new IllegalStateException("a note that was verified cannot be read", e);
        }
    }

    private static Optional<SignedNote.Line> line(String text) {
        try {
            return Optional.of(SignedNote.Line.parse(text));
        } catch (MalformedNoteException e) {
            LOG.warn("cosignature is no line of a note", e);
            return Optional.empty();
        }
    }
}

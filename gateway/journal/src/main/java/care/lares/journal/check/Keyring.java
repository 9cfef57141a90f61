// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which key signs a log at which size: the first is one of those in the directory, and an entry of type 29 says when it gave
 * way to which. Checkpoints of more entries than that entry's number are signed by the new key.
 */
final class Keyring {
    private static final int ROTATED = 29;
    private static final int ROTATED_ITEMS = 6;
    private static final int SORT = 2;
    private static final int OLD = 3;
    private static final int NEW = 4;
    private static final int LOG = 1;

    private final String origin;
    private final List<LogKey> held;
    private final List<Stated> stated = new ArrayList<>();
    private @Nullable LogKey first;

    /** What an entry says. */
    private record Stated(long seq, LogKey old, LogKey successor) {}

    /**
     * Keys of a log.
     *
     * @param held those that are in the directory of keys, also such as are not used any more
     */
    Keyring(String origin, List<LogKey> held) {
        this.origin = origin;
        this.held = List.copyOf(held);
    }

    String origin() {
        return origin;
    }

    /** An entry that could be opened. */
    void heard(long seq, byte[] body) throws RefusedException {
        Optional<List<Object>> rotated = CborItems.of(body, ROTATED, ROTATED_ITEMS);
        if (rotated.isPresent() && rotated.get().get(SORT) instanceof Integer sort && sort == LOG) {
            LogKey old = LogKey.of(origin, (byte[]) rotated.get().get(OLD));
            LogKey successor = LogKey.of(origin, (byte[]) rotated.get().get(NEW));
            Optional<LogKey> now = newest();
            if (now.filter(key -> same(key, successor)).isEmpty()) {
                RefusedException.unless(
                        now.isEmpty() || same(now.get(), old),
                        "it says that the log's key changed from one which it was not");
                stated.add(new Stated(seq, old, successor));
            }
        }
    }

    private Optional<LogKey> newest() {
        return stated.isEmpty()
                ? Optional.ofNullable(first)
                : Optional.of(stated.get(stated.size() - 1).successor());
    }

    /** Asserts that the key whose turn it was signed a checkpoint of the log. */
    void verify(SignedCheckpoint checkpoint) throws RefusedException {
        Optional<LogKey> turn = at(checkpoint.size());
        if (turn.isPresent()) {
            checkpoint.verify(signer(turn.get(), checkpoint));
        } else {
            first = signing(checkpoint, held);
        }
    }

    /** The key itself, or one it gave way to for so many entries: then the entry that says so comes later, if it was lost. */
    private static LogKey signer(LogKey turn, SignedCheckpoint checkpoint) throws RefusedException {
        OptionalLong gaveWay = checkpoint.gaveWay(turn);
        return gaveWay.isPresent() && gaveWay.getAsLong() < checkpoint.size()
                ? signer(checkpoint.successors(turn).get(0), checkpoint)
                : turn;
    }

    private Optional<LogKey> at(long size) {
        LogKey key = stated.isEmpty() ? first : stated.get(0).old();
        for (Stated change : stated) {
            if (size > change.seq()) {
                key = change.successor();
            }
        }
        return Optional.ofNullable(key);
    }

    /** Asserts that any key of the log signed a checkpoint: one that is here, or one that followed. */
    void verifyPublished(SignedCheckpoint checkpoint) throws RefusedException {
        List<LogKey> all = new ArrayList<>(held);
        for (LogKey key : held) {
            all.addAll(checkpoint.successors(key));
        }
        signing(checkpoint, all);
    }

    private static LogKey signing(SignedCheckpoint checkpoint, List<LogKey> keys) throws RefusedException {
        RefusedException refused = new RefusedException("checkpoint is not signed by the log's key");
        for (LogKey key : keys) {
            try {
                checkpoint.verify(key);
                return key;
            } catch (RefusedException e) {
                refused.addSuppressed(e);
            }
        }
        throw keys.size() == 1 && refused.getSuppressed()[0] instanceof RefusedException only ? only : refused;
    }

    /** The first key's change that no entry tells of, though the log is long enough; what is in the directory is given. */
    OptionalLong untold(List<KeyFiles.Change> changes, long size) {
        return changes.stream()
                .filter(change -> change.origin().equals(origin) && change.from() < size)
                .filter(change -> stated.stream()
                        .noneMatch(said -> HexFormat.of()
                                .formatHex(said.successor().publicKey())
                                .equals(change.newKey())))
                .mapToLong(KeyFiles.Change::from)
                .findFirst();
    }

    private static boolean same(LogKey one, LogKey other) {
        return Arrays.equals(one.publicKey(), other.publicKey());
    }
}

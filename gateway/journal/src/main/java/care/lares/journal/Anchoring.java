// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.AnchorEntry.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One anchor: the transactions that were to carry it, of which one can succeed, and what was last seen of it.
 *
 * @param epoch which anchor, from 1
 * @param attempts oldest first; once settled only those that carry what was settled
 * @param settled what was last seen on the ledger; empty while nothing was
 */
public record Anchoring(long epoch, List<Attempted> attempts, Optional<Settled> settled) {
    /** Most attempts kept of one anchor: fees rise by an eighth each time, so these are more than a hundredfold. */
    public static final int MAX_ATTEMPTS = 48;

    /** Copies the attempts. */
    public Anchoring {
        attempts = List.copyOf(attempts);
    }

    static Anchoring of(Attempted first) {
        return new Anchoring(first.epoch(), List.of(first), Optional.empty());
    }

    static Anchoring of(Settled settled) {
        return new Anchoring(settled.epoch(), List.of(), Optional.of(settled));
    }

    Anchoring with(Attempted another) {
        List<Attempted> more = Stream.concat(attempts.stream(), Stream.of(another))
                .skip(Math.max(0, attempts.size() + 1 - MAX_ATTEMPTS))
                .toList();
        return new Anchoring(epoch, more, settled);
    }

    /** Once it stands on the ledger, the other transactions can never be carried out. */
    Anchoring with(Settled seen) {
        List<Attempted> carrying = seen.state() == State.FINAL ? attemptsOf(seen.transaction()) : attempts;
        return new Anchoring(epoch, carrying.isEmpty() ? attempts : carrying, Optional.of(seen));
    }

    private List<Attempted> attemptsOf(String transaction) {
        return attempts.stream()
                .filter(one -> one.transaction().equals(transaction))
                .toList();
    }

    /** How far it has come; empty while it was only attempted. */
    public Optional<State> state() {
        return settled.map(Settled::state);
    }

    /** Whether it stands on the ledger, as far as was seen. */
    public boolean standing() {
        return state().filter(state -> state == State.MINED || state == State.FINAL)
                .isPresent();
    }

    /** The newest transaction. */
    public Optional<Attempted> newestAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** The transaction that was settled, with the checkpoint it carries; empty when it is not known. */
    public Optional<Attempted> settledAttempt() {
        return settled.flatMap(seen -> attemptsOf(seen.transaction()).stream().findFirst());
    }

    /** What stands on the ledger, or is to stand there. */
    public String commit() {
        return settled.filter(seen -> seen.state() != State.GONE)
                .map(Settled::commit)
                .or(() -> newestAttempt().map(Attempted::commit))
                .or(() -> settled.map(Settled::commit))
                .orElseThrow();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What recipients were told of as one, as the log says: which alarms, up to which step, in which message. */
public final class Folds {
    /** Folds that are over and still remembered, 100 kB each at most: their alarms' last steps may be read once more. */
    static final int MOST_OVER = 8;

    private final Map<String, Fold> folds = new LinkedHashMap<>();

    /**
     * How one fold stands.
     *
     * @param confirmed the newest message that its recipient has
     * @param pending the message that may be under way
     */
    public record Fold(Optional<ToldTogether> confirmed, Optional<ToldTogether> pending) {
        /** The message put together last. */
        public ToldTogether newest() {
            return pending.or(() -> confirmed).orElseThrow();
        }

        /** Whether its recipient knows that it is over for all of its alarms. */
        public boolean isOver() {
            return pending.isEmpty() && newest().open().isEmpty();
        }
    }

    /** A message was put together, or a snapshot says what was confirmed. */
    synchronized void apply(ToldTogether entry) {
        Fold before = folds.remove(entry.fold());
        Optional<ToldTogether> confirmed = before == null ? Optional.empty() : before.confirmed();
        folds.put(
                entry.fold(),
                entry.confirmed()
                        ? new Fold(Optional.of(entry), Optional.empty())
                        : new Fold(confirmed, Optional.of(entry)));
        forgetOver();
    }

    /** A bundle was confirmed, perhaps one of these. */
    synchronized void apply(BundleConfirmed entry) {
        if (entry.lane() != Lane.ALARMS || entry.bundle().isEmpty()) {
            return;
        }
        folds.values().stream()
                .flatMap(fold -> fold.pending().stream())
                .filter(message -> message.bundle().equals(entry.bundle())
                        && message.recipient().equals(entry.recipient()))
                .findFirst()
                .ifPresent(message -> apply(message.asConfirmed()));
    }

    private void forgetOver() {
        long over = folds.values().stream().filter(Fold::isOver).count();
        for (Iterator<Fold> oldest = folds.values().iterator(); over > MOST_OVER && oldest.hasNext(); ) {
            if (oldest.next().isOver()) {
                oldest.remove();
                over--;
            }
        }
    }

    /** Those of one recipient, the one told last at the end. */
    public synchronized List<Fold> of(String recipient) {
        return folds.values().stream()
                .filter(fold -> fold.newest().recipient().equals(recipient))
                .toList();
    }

    /** The entries that rebuild this. */
    synchronized List<Entry> restated() {
        List<Entry> all = new ArrayList<>();
        for (Fold fold : folds.values()) {
            Stream.of(fold.confirmed(), fold.pending())
                    .flatMap(Optional::stream)
                    .forEach(all::add);
        }
        return all;
    }
}

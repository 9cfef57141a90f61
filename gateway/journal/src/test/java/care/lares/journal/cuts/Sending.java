// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.journal.AnchorBook;
import care.lares.journal.AnchorEntry;
import care.lares.journal.Anchoring;
import care.lares.journal.BundleConfirmed;
import care.lares.journal.Deliveries;
import care.lares.journal.Entry;
import care.lares.journal.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What leaves the box: transactions and bundles, in the log before or behind it, so that nothing goes out twice. */
final class Sending implements CutStep {
    private static final String CENTRE = "centre";
    private static final AnchorEntry.Ledger LEDGER =
            new AnchorEntry.Ledger(1, "0".repeat(64), "0".repeat(40), "0".repeat(64));
    private static final int ROUNDS = 3;

    /** What a ledger and a centre were sent. */
    private static final class Outside {
        private final Map<Long, String> transactions = new HashMap<>();
        private final Set<String> confirmed = new HashSet<>();
    }

    @Override
    public String name() {
        return "send";
    }

    @Override
    public void prepare(Trial trial) throws Exception {
        trial.living(() -> {
            List<Entry> restated = new ArrayList<>(anchors(trial).restated());
            restated.addAll(deliveries(trial).restated());
            return restated;
        });
        trial.open();
    }

    @Override
    public void act(Trial trial) {
        for (int round = 0; round < ROUNDS; round++) {
            anchor(trial);
            deliver(trial);
            trial.snapshot();
        }
    }

    @Override
    public void check(Trial trial) {
        Set<String> known = deliveries(trial)
                .place(CENTRE, Lane.values()[0])
                .map(Deliveries.Place::confirmed)
                .orElse(Set.of());
        Outside outside = outside(trial);
        if (!trial.honest()) {
            outside.transactions.clear();
            outside.confirmed.retainAll(known);
        }
        require(known.containsAll(outside.confirmed), "a bundle that was confirmed is to be sent again");
    }

    private static void anchor(Trial trial) {
        Optional<Anchoring> newest = anchors(trial).newest();
        boolean done = newest.map(Anchoring::standing).orElse(true);
        long epoch = newest.map(Anchoring::epoch).orElse(0L) + (done ? 1 : 0);
        AnchorEntry.Attempted attempt = done
                ? attempt(trial, epoch)
                : newest.flatMap(Anchoring::newestAttempt).orElseThrow();
        if (done) {
            log(trial, attempt);
        }
        String before = outside(trial).transactions.putIfAbsent(attempt.nonce(), attempt.raw());
        require(before == null || before.equals(attempt.raw()), "two transactions have the number " + attempt.nonce());
        log(
                trial,
                new AnchorEntry.Settled(
                        trial.now(),
                        epoch,
                        attempt.commit(),
                        AnchorEntry.State.FINAL,
                        attempt.transaction(),
                        epoch,
                        "0".repeat(64)));
    }

    private static AnchorEntry.Attempted attempt(Trial trial, long epoch) {
        byte[] raw = new byte[32];
        trial.random().nextBytes(raw);
        String hex = HexFormat.of().formatHex(raw);
        return new AnchorEntry.Attempted(trial.now(), epoch, hex, "0".repeat(64), "note", LEDGER, epoch, hex, hex);
    }

    private static void deliver(Trial trial) {
        Set<String> confirmed = deliveries(trial)
                .place(CENTRE, Lane.values()[0])
                .map(Deliveries.Place::confirmed)
                .orElse(Set.of());
        String bundle = next(confirmed);
        require(!outside(trial).confirmed.contains(bundle), bundle + " is sent again after it was confirmed");
        log(trial, new BundleConfirmed(trial.now(), CENTRE, Lane.values()[0], bundle, "origin", 0));
        outside(trial).confirmed.add(bundle);
    }

    /** A lying card may have lost one before others that it kept. */
    private static String next(Set<String> confirmed) {
        int number = 0;
        while (confirmed.contains("bundle-" + number)) {
            number++;
        }
        return "bundle-" + number;
    }

    /** Logs an entry and waits until it is durable: only then anything may rest on it. */
    private static void log(Trial trial, Entry entry) {
        trial.keep(trial.append(entry) + 1);
    }

    private static AnchorBook anchors(Trial trial) {
        AnchorBook book = new AnchorBook();
        trial.past().forEach(book::apply);
        return book;
    }

    private static Deliveries deliveries(Trial trial) {
        Deliveries deliveries = new Deliveries();
        for (Entry entry : trial.past()) {
            if (entry instanceof BundleConfirmed confirmed) {
                deliveries.apply(confirmed);
            }
        }
        return deliveries;
    }

    private static Outside outside(Trial trial) {
        return trial.outside(Outside.class, Outside::new);
    }
}

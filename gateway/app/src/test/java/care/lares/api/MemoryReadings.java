// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.journal.AlarmQuery;
import care.lares.journal.Entry;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.IndexStatus;
import care.lares.journal.IndexUnavailableException;
import care.lares.journal.InvalidCursorException;
import care.lares.journal.LoggedAlarm;
import care.lares.journal.LoggedReading;
import care.lares.journal.Page;
import care.lares.journal.ReadingQuery;
import care.lares.journal.Readings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Looks through a log in memory: slow, simple, and so a model for the index. */
final class MemoryReadings implements Readings {
    private final MemoryJournal journal;
    volatile boolean broken;
    /** While it stands, every question waits. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    MemoryReadings(MemoryJournal journal) {
        this.journal = journal;
    }

    @Override
    public Page<LoggedReading> readings(ReadingQuery query) throws InvalidCursorException, IndexUnavailableException {
        waitAtTheGate();
        List<LoggedReading> found = new ArrayList<>();
        for (int seq = 0; seq < journal.entries.size(); seq++) {
            Entry entry = journal.entries.get(seq);
            if (entry instanceof ReadingLogged logged && fits(query, logged)) {
                found.add(new LoggedReading(journal.origin(), seq, logged));
            }
        }
        found.sort(Comparator.comparing(
                        (LoggedReading one) -> one.logged().reading().effectiveAt())
                .thenComparing(LoggedReading::seq)
                .reversed());
        return page(found, query.after(), query.limit());
    }

    private static boolean fits(ReadingQuery query, ReadingLogged logged) {
        Instant at = logged.reading().effectiveAt();
        return query.device().map(logged.reading().device()::equals).orElse(true)
                && (query.resident().isEmpty()
                        || query.resident().equals(logged.assignment().resident()))
                && (query.kinds().isEmpty()
                        || query.kinds().contains(logged.reading().kind()))
                && query.from().map(from -> !at.isBefore(from)).orElse(true)
                && query.to().map(at::isBefore).orElse(true);
    }

    @Override
    public Page<Alarm> alarms(AlarmQuery query) throws InvalidCursorException, IndexUnavailableException {
        waitAtTheGate();
        Map<AlarmId, Alarm> latest = new LinkedHashMap<>();
        for (Entry entry : journal.entries) {
            if (entry instanceof AlarmChanged changed) {
                latest.put(changed.after().id(), changed.after());
            }
        }
        List<Alarm> found = latest.values().stream()
                .filter(alarm -> query.states().isEmpty() || query.states().contains(alarm.state()))
                .filter(alarm -> query.resident().isEmpty()
                        || query.resident().equals(alarm.assignment().resident()))
                .sorted(Comparator.comparing(Alarm::raisedAt).reversed())
                .toList();
        return page(found, query.after(), query.limit());
    }

    private <T> Page<T> page(List<T> all, Optional<String> after, int limit) throws InvalidCursorException {
        int begin = 0;
        if (after.isPresent()) {
            if (!after.get().matches("at-[0-9]{1,9}")) {
                throw new InvalidCursorException("not ours");
            }
            begin = Integer.parseInt(after.get().substring(3));
        }
        int end = Math.min(all.size(), begin + limit);
        Optional<String> next = end < all.size() ? Optional.of("at-" + end) : Optional.empty();
        return new Page<>(all.subList(Math.min(begin, end), end), next, status());
    }

    @Override
    public Optional<Alarm> alarm(AlarmId id) throws IndexUnavailableException {
        List<LoggedAlarm> steps = steps(id);
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(steps.get(steps.size() - 1).after());
    }

    @Override
    public List<LoggedAlarm> steps(AlarmId id) throws IndexUnavailableException {
        waitAtTheGate();
        List<LoggedAlarm> steps = new ArrayList<>();
        for (int seq = 0; seq < journal.entries.size(); seq++) {
            if (journal.entries.get(seq) instanceof AlarmChanged changed
                    && changed.after().id().equals(id)) {
                steps.add(new LoggedAlarm(journal.origin(), seq, changed.after()));
            }
        }
        return steps;
    }

    private void waitAtTheGate() throws IndexUnavailableException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IndexUnavailableException("interrupted", e);
        }
        if (broken) {
            throw new IndexUnavailableException("being replaced");
        }
    }

    @Override
    public IndexStatus status() {
        return new IndexStatus(IndexStatus.State.COMPLETE, journal.next(), journal.next(), Duration.ZERO, 1, "");
    }
}

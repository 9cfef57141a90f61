// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmState;
import care.lares.domain.Reading;
import care.lares.journal.AlarmQuery;
import care.lares.journal.Entry;
import care.lares.journal.LoggedAlarm;
import care.lares.journal.LoggedReading;
import care.lares.journal.Page;
import care.lares.journal.ReadingQuery;
import care.lares.journal.Readings;
import care.lares.journal.SeededWard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** The plainest way to answer what an index answers, and random questions to compare the two with. */
final class IndexModel {
    private static final Comparator<LoggedReading> NEWEST_FIRST = Comparator.comparing(
                    (LoggedReading found) -> found.logged().reading().effectiveAt())
            .thenComparing(LoggedReading::seq)
            .reversed();
    private static final Comparator<Alarm> LATEST_RAISED_FIRST = Comparator.comparing(Alarm::raisedAt)
            .reversed()
            .thenComparing(alarm -> alarm.id().value());

    private final List<LoggedReading> readings = new ArrayList<>();
    private final Map<String, List<Alarm>> alarms = new LinkedHashMap<>();

    IndexModel(String origin, List<Entry> entries) {
        for (int seq = 0; seq < entries.size(); seq++) {
            if (entries.get(seq) instanceof Entry.ReadingLogged logged) {
                readings.add(new LoggedReading(origin, seq, logged));
            } else if (entries.get(seq) instanceof Entry.AlarmChanged changed) {
                alarms.computeIfAbsent(changed.after().id().value(), id -> new ArrayList<>())
                        .add(changed.after());
            }
        }
        readings.sort(NEWEST_FIRST);
    }

    /** Asks so many random questions; each answer is walked page by page for a while. */
    void compare(Readings index, SeededWard ward, long seed, int questions) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < questions; i++) {
            ReadingQuery query = query(ward, random);
            walk(index, query, "seed " + seed + " question " + i + " " + query);
            AlarmQuery alarmQuery = alarmQuery(ward, random);
            walk(index, alarmQuery, "seed " + seed + " question " + i + " " + alarmQuery);
        }
        for (List<Alarm> steps : alarms.values()) {
            List<Alarm> found = index.steps(steps.get(0).id()).stream()
                    .map(LoggedAlarm::after)
                    .toList();
            assertThat(found.equals(steps)).as("steps").isTrue();
            assertThat(index.alarm(steps.get(0).id()).orElseThrow().latest())
                    .isEqualTo(steps.get(steps.size() - 1).latest());
        }
    }

    private void walk(Readings index, ReadingQuery first, String about) throws Exception {
        List<LoggedReading> wanted = readings.stream()
                .filter(reading -> asked(first, reading.logged()))
                .toList();
        Optional<String> after = Optional.empty();
        int at = 0;
        for (int pages = 0; pages < 4; pages++) {
            Page<LoggedReading> page = index.readings(first.after(after));
            int end = Math.min(wanted.size(), at + first.limit());
            assertThat(page.items())
                    .as(about + " page " + pages)
                    .extracting(LoggedReading::seq)
                    .isEqualTo(wanted.subList(at, end).stream()
                            .map(LoggedReading::seq)
                            .toList());
            assertThat(page.items().equals(wanted.subList(at, end))).as(about).isTrue();
            assertThat(page.next().isPresent()).as(about + " page " + pages).isEqualTo(end < wanted.size());
            if (page.next().isEmpty()) {
                return;
            }
            at = end;
            after = page.next();
        }
    }

    private void walk(Readings index, AlarmQuery first, String about) throws Exception {
        List<Alarm> wanted = alarms.values().stream()
                .map(steps -> steps.get(steps.size() - 1))
                .filter(alarm -> first.states().isEmpty() || first.states().contains(alarm.state()))
                .filter(alarm -> first.resident().isEmpty()
                        || first.resident().equals(alarm.assignment().resident()))
                .sorted(LATEST_RAISED_FIRST)
                .toList();
        Optional<String> after = Optional.empty();
        List<Alarm> found = new ArrayList<>();
        do {
            Page<Alarm> page = index.alarms(first.after(after));
            found.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        assertThat(found)
                .as(about)
                .extracting(Alarm::id)
                .isEqualTo(wanted.stream().map(Alarm::id).toList());
        assertThat(found.equals(wanted)).as(about).isTrue();
    }

    private static boolean asked(ReadingQuery query, Entry.ReadingLogged logged) {
        Reading reading = logged.reading();
        Instant at = reading.effectiveAt();
        return query.device().map(reading.device()::equals).orElse(true)
                && query.resident()
                        .map(one -> logged.assignment().resident().equals(Optional.of(one)))
                        .orElse(true)
                && (query.kinds().isEmpty() || query.kinds().contains(reading.kind()))
                && query.from().map(from -> !at.isBefore(from)).orElse(true)
                && query.to().map(at::isBefore).orElse(true);
    }

    private static ReadingQuery query(SeededWard ward, Random random) {
        ReadingQuery query = ReadingQuery.ALL.limit(1 + random.nextInt(random.nextBoolean() ? 10 : 300));
        query = random.nextInt(3) == 0 ? query.by(ward.device()) : query;
        query = random.nextInt(3) == 0 ? query.about(ward.resident()) : query;
        query = query.of(ward.kinds());
        Optional<Instant> from = random.nextInt(3) == 0 ? Optional.of(ward.sometime()) : Optional.empty();
        Optional<Instant> to = random.nextInt(3) == 0 ? Optional.of(ward.sometime()) : Optional.empty();
        return query.between(from, to);
    }

    private static AlarmQuery alarmQuery(SeededWard ward, Random random) {
        Set<AlarmState> states = random.ints(random.nextInt(3), 0, AlarmState.values().length)
                .mapToObj(i -> AlarmState.values()[i])
                .collect(Collectors.toSet());
        AlarmQuery query = new AlarmQuery(states, Optional.empty(), Optional.empty(), 1 + random.nextInt(40));
        return random.nextInt(3) == 0 ? query.about(ward.resident()) : query;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.rules.alarm.Refusal.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of an alarm: whatever can happen, in every state, for each sort of alarm, is what the document's tables say. */
class LifeCycleTest {
    private static final Path DOCUMENT = Path.of("../docs/life-cycle.md");
    private static final List<AlarmKind> SORTS = List.of(AlarmKind.SMOKE, AlarmKind.SOS, AlarmKind.MAINS_FAIL);

    @ParameterizedTest
    @EnumSource(
            value = AlarmKind.class,
            names = {"SMOKE", "SOS", "MAINS_FAIL"})
    void whateverHappensInEveryStateIsWhatTheDocumentSays(AlarmKind sort) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(table(sort));
    }

    private static String table(AlarmKind sort) {
        List<Situation> columns = Arrays.stream(Situation.values())
                .filter(situation -> situation.reach(new OneAlarm(sort)))
                .toList();
        String head = columns.stream().map(Situation::words).collect(Collectors.joining(" | ", "| | ", " |\n"));
        String line = "|---".repeat(columns.size() + 1) + "|\n";
        String rows = Arrays.stream(Occurrence.values())
                .map(row -> columns.stream()
                        .map(column -> cell(sort, column, row))
                        .collect(Collectors.joining(" | ", "| " + row.words() + " | ", " |\n")))
                .collect(Collectors.joining());
        return "\n\n" + head + line + rows + "\n";
    }

    private static String cell(AlarmKind sort, Situation situation, Occurrence occurrence) {
        OneAlarm alarm = new OneAlarm(sort);
        situation.reach(alarm);
        AlarmState before = alarm.state();
        DeskStep step = occurrence.happensTo(alarm);
        if (step.refused().isPresent()) {
            assertThat(step.changed()).as("a refusal changes nothing").isEmpty();
            assertThat(alarm.state()).isEqualTo(before);
            return "refused: " + name(step.refused().get().reason());
        }
        if (step.changed().isEmpty()) {
            return "—";
        }
        if (!step.changed().get(0).id().equals(alarm.id())) {
            return "another alarm";
        }
        String lines = step.changed().stream()
                .map(after -> after.latest().step().wireName())
                .collect(Collectors.joining(", "));
        return alarm.state() == before ? lines : lines + " → " + alarm.state().wireName();
    }

    @Test
    void theWordsOfEveryRefusalAreWhatTheDocumentSays() throws IOException {
        Map<Reason, String> words = new EnumMap<>(Reason.class);
        everything().flatMap(step -> step.refused().stream()).forEach(one -> words.put(one.reason(), one.words()));
        OneAlarm alarm = new OneAlarm(AlarmKind.SOS);
        DeskStep nobodys = new OneAlarm(AlarmKind.SMOKE).ward.on(alarm.command("berta", Command.Action.ACCEPT, ""));
        Command toAnEarlierCall =
                alarm.command("berta", Command.Action.END, "well").about(OptionalInt.of(0));
        Stream.of(nobodys, alarm.ward.on(toAnEarlierCall))
                .flatMap(step -> step.refused().stream())
                .forEach(one -> words.put(one.reason(), one.words()));

        assertThat(words.keySet()).containsExactlyInAnyOrder(Reason.values());
        String rows = words.entrySet().stream()
                .map(one -> "| " + name(one.getKey()) + " | " + one.getValue() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(DOCUMENT)).contains("|---|---|\n" + rows + "\n");
    }

    @Test
    void everyStateIsReachedAndEveryStepIsTaken() {
        Set<AlarmState> states = EnumSet.noneOf(AlarmState.class);
        Set<AlarmStep> steps = EnumSet.noneOf(AlarmStep.class);
        everything().flatMap(step -> step.changed().stream()).forEach(alarm -> {
            states.add(alarm.state());
            alarm.history().stream().map(AlarmEvent::step).forEach(steps::add);
        });
        assertThat(states).containsExactlyInAnyOrder(AlarmState.values());
        assertThat(steps).as("a step nothing leads to").containsExactlyInAnyOrder(AlarmStep.values());
    }

    @Test
    void onlyADeedOfAPersonAnswersOrEndsALatchingAlarm() {
        Set<AlarmState> answers = EnumSet.of(AlarmState.ACKNOWLEDGED, AlarmState.ACCEPTED, AlarmState.ENDED);
        for (Occurrence occurrence : Occurrence.values()) {
            OneAlarm alarm = new OneAlarm(AlarmKind.SMOKE);
            for (Alarm after : occurrence.happensTo(alarm).changed()) {
                boolean deed = List.of("anton", "berta").contains(after.latest().by());
                assertThat(deed || !answers.contains(after.state()))
                        .as(occurrence.words())
                        .isTrue();
            }
        }
    }

    private static Stream<DeskStep> everything() {
        return SORTS.stream()
                .flatMap(sort -> Arrays.stream(Situation.values())
                        .filter(situation -> situation.reach(new OneAlarm(sort)))
                        .flatMap(situation -> Arrays.stream(Occurrence.values()).map(occurrence -> {
                            OneAlarm alarm = new OneAlarm(sort);
                            situation.reach(alarm);
                            return occurrence.happensTo(alarm);
                        })));
    }

    private static String name(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}

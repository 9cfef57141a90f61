// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.Whom;
import care.lares.rules.book.ResidentBook;
import care.lares.rules.book.ResidentBook.Outcome;
import care.lares.rules.book.ResidentState;
import care.lares.rules.presence.PresenceBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the pipeline holds of residents: what the rules know of each, whichever devices told it, and the readings that
 * rests on, which a snapshot tells again.
 */
public final class Stories {
    private static final Logger LOG = LoggerFactory.getLogger(Stories.class);

    private final ResidentBook rules;
    private final Registry registry;
    private final Days days;
    private final Map<ResidentId, Story> stories = new HashMap<>();

    Stories(ResidentBook rules, Registry registry, Days days) {
        this.rules = rules;
        this.registry = registry;
        this.days = days;
    }

    /** What somebody's day shows. */
    public Days days() {
        return days;
    }

    /** One resident's. */
    private static final class Story {
        private ResidentState state;
        private List<ReadingLogged> restsOn = List.of();

        Story(ResidentState state) {
            this.state = state;
        }

        void became(ResidentState next) {
            if (!next.equals(state)) {
                state = next;
                keep(restsOn);
            }
        }

        void told(ReadingLogged logged, ResidentState next) {
            if (!next.equals(state)) {
                state = next;
                List<ReadingLogged> more = new ArrayList<>(restsOn);
                more.add(logged);
                keep(more);
            }
        }

        private void keep(List<ReadingLogged> some) {
            restsOn = some.stream()
                    .filter(logged -> state.restsOn(logged.reading()))
                    .toList();
        }
    }

    /** A device has told something of somebody: what that means. */
    List<Finding> told(ReadingLogged logged, Observed observed) {
        Optional<ResidentId> resident = logged.assignment().resident();
        if (PresenceBook.concerns(logged.reading().kind())) {
            return days.told(logged, observed);
        }
        if (resident.isEmpty() || !ResidentBook.concerns(logged.reading().kind())) {
            return List.of();
        }
        Story story = stories.computeIfAbsent(resident.get(), id -> new Story(rules.initial(id)));
        Outcome outcome = rules.step(story.state, whom(resident.get()), observed);
        story.told(logged, outcome.state());
        return outcome.findings();
    }

    /** Time has passed. */
    List<Finding> tick(Moment now) {
        return joined(each((state, whom) -> rules.tick(state, whom, now)), days.tick(now));
    }

    /** After a start: what holds, and what does not, is found once more. */
    List<Finding> evaluate(Moment now) {
        return joined(each((state, whom) -> rules.evaluate(state, whom, now)), days.evaluate(now));
    }

    private static List<Finding> joined(List<Finding> some, List<Finding> others) {
        return others.isEmpty()
                ? some
                : Stream.concat(some.stream(), others.stream()).toList();
    }

    /** One resident's trouble stops nobody else's watch. */
    private List<Finding> each(BiFunction<ResidentState, Whom, Outcome> look) {
        List<Finding> found = new ArrayList<>();
        for (Story story : stories.values()) {
            try {
                Outcome outcome = look.apply(story.state, whom(story.state.resident()));
                story.became(outcome.state());
                found.addAll(outcome.findings());
            } catch (RuntimeException broken) {
                LOG.error("resident not evaluated resident={}", story.state.resident(), broken);
            }
        }
        return found;
    }

    /** Whether a tick at that moment would find nothing to do. */
    boolean quietUntil(Moment then) {
        return days.quietUntil(then)
                && stories.values().stream().allMatch(story -> {
                    Outcome outcome = rules.tick(story.state, whom(story.state.resident()), then);
                    return outcome.findings().isEmpty() && outcome.state().equals(story.state);
                });
    }

    /** What the rules know of somebody. */
    public ResidentState state(ResidentId resident) {
        Story story = stories.get(resident);
        return story == null ? rules.initial(resident) : story.state;
    }

    /** The readings from which all of this can be rebuilt. */
    Stream<ReadingLogged> restated() {
        return Stream.concat(stories.values().stream().flatMap(story -> story.restsOn.stream()), days.restated());
    }

    /** Somebody was erased. */
    void forget(ResidentId resident) {
        stories.remove(resident);
        days.forget(resident);
    }

    /** What a revoked device said last means nothing any more; the next tick says what follows. */
    void forget(DeviceId device) {
        stories.values().forEach(story -> story.became(story.state.without(device)));
    }

    /** Whom the rules judge. For any thread. */
    public Whom whom(ResidentId resident) {
        return new Whom(
                registry.atHome(resident),
                registry.resident(resident).map(ResidentDescribed::spo2Scale).orElse(ResidentDescribed.USUAL_SCALE));
    }
}

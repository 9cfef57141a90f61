// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that vanish, come back in time, too late, anew or never: each will is told once, or its client was back in time. */
class RandomLastWillsTest {
    private static final int STEPS = 400;

    private Random random;
    private long now;
    private final Broker broker = new Broker(() -> now);
    private final Sessions<String, String> sessions = broker.sessions();
    private final List<Integer> told = new ArrayList<>();
    private final List<Integer> expected = new ArrayList<>();
    private int left;

    static List<Integer> seeds() {
        return IntStream.range(0, 200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tellsEachWillOnceUnlessItsClientIsBackInTime(int seed) {
        random = new Random(seed);
        List<Person> people = List.of(new Person("a"), new Person("b"), new Person("c"));
        for (int step = 0; step < STEPS; step++) {
            Person person = people.get(random.nextInt(people.size()));
            switch (random.nextInt(4)) {
                case 0 -> person.comes();
                case 1 -> person.leaves(random.nextInt(4) == 0);
                case 2 -> pass(people);
                default -> now += random.nextInt(3) * 1_000_000_000L;
            }
            assertThat(told).as("step %d", step).containsExactlyInAnyOrderElementsOf(expected);
        }
        sessions.tellWills();
        people.forEach(Person::tellsAll);
        assertThat(told).as("at the end").containsExactlyInAnyOrderElementsOf(expected);
    }

    private void pass(List<Person> people) {
        boolean revoked = random.nextInt(10) == 0;
        if (revoked) {
            sessions.tick((client, proof) -> !client.equals("a"));
            people.get(0).sessionIsOver();
        } else if (random.nextBoolean()) {
            sessions.tick((client, proof) -> true);
        }
        sessions.tickWills();
        people.forEach(Person::timePasses);
    }

    /** A client, and what should become of its will. */
    private final class Person {
        private final String name;
        private Optional<Integer> will = Optional.empty();
        private Optional<FakeLine> line = Optional.empty();
        private Session session;
        private boolean lasting;
        private long due;
        private long until;

        Person(String name) {
            this.name = name;
        }

        void comes() {
            boolean afresh = random.nextInt(4) == 0;
            boolean present = !afresh && lasting && (line.isPresent() || now < until);
            if (!present || now >= due) {
                tellsAll();
            }
            will = Optional.empty();
            Sessions.Opened opened = sessions.open(name, "secret", name, afresh);
            assertThat(opened.present()).isEqualTo(present);
            lasting = random.nextInt(4) > 0;
            session = opened.session();
            line = Optional.of(new FakeLine(10));
            session.attach(line.get(), lasting, topic -> true);
        }

        void leaves(boolean goodbye) {
            if (line.isEmpty()) {
                return;
            }
            Duration stays = lasting ? Duration.ofSeconds(1 + random.nextInt(10)) : Duration.ZERO;
            Duration delay = Duration.ofSeconds(random.nextInt(12));
            int number = left++;
            will = goodbye ? Optional.empty() : Optional.of(number);
            until = now + stays.toNanos();
            due = Math.min(until, now + delay.toNanos());
            timePasses();
            Optional<LastWill> leaves = Optional.of(new LastWill(delay, 1, () -> told.add(number)));
            sessions.left(name, session, line.get(), stays, leaves.filter(unsaid -> !goodbye));
            line = Optional.empty();
        }

        void timePasses() {
            if (now >= due) {
                tellsAll();
            }
        }

        void sessionIsOver() {
            if (line.isEmpty()) {
                tellsAll();
                until = now;
            }
        }

        void tellsAll() {
            will.ifPresent(expected::add);
            will = Optional.empty();
        }
    }
}

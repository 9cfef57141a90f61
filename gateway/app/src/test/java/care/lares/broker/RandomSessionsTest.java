// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that come and go, lose acknowledgements and start anew; each is told everything at least once, in order. */
class RandomSessionsTest {
    private static final TopicName TOPIC = new TopicName("t");
    private static final Duration STAYS = Duration.ofSeconds(100);
    private static final int STEPS = 600;

    private Random random;
    private long now;
    private Backlog backlog;
    private Broker broker;
    private Sessions<String, String> sessions;
    private int published;
    private final Deque<Runnable> closings = new ArrayDeque<>();

    static List<Integer> seeds() {
        return java.util.stream.IntStream.range(0, 100).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tellsEachClientEverythingInOrderThatDidNotGiveWay(int seed) {
        random = new Random(seed);
        boolean tight = seed % 2 == 0;
        long room = tight ? 3_000 : Backlog.MAX_BYTES;
        backlog = new Backlog(room);
        broker = new Broker(() -> now, backlog);
        sessions = broker.sessions();
        List<Person> people = List.of(new Person("a"), new Person("b"), new Person("c"));
        for (int step = 0; step < STEPS; step++) {
            act(people);
            assertThat(backlog.bytes()).isBetween(0L, room);
        }
        closings.forEach(Runnable::run);
        long missed = 0;
        for (Person person : people) {
            person.connect(false, true, 65_535);
            person.acknowledgeAll();
            missed += person.due.stream()
                    .filter(each -> !person.got.contains(each))
                    .count();
        }
        assertThat(missed).isLessThanOrEqualTo(tight ? backlog.dropped() : 0);
        assertThat(backlog.bytes()).as("everything was acknowledged").isZero();
    }

    private void act(List<Person> people) {
        Person person = people.get(random.nextInt(people.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> publish(people);
            case 4 -> person.connect(random.nextInt(10) == 0, random.nextInt(10) > 0, 1 + random.nextInt(4));
            case 5 -> person.leave();
            case 6 -> pass();
            case 7 -> Optional.ofNullable(closings.poll()).ifPresent(Runnable::run);
            default -> person.acknowledge();
        }
    }

    private void publish(List<Person> people) {
        int number = published++;
        people.forEach(person -> person.expect(number));
        byte[] text = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
        broker.relay(new Relayed(TOPIC, text, PublishProperties.NONE, false, Optional.empty(), message -> false));
    }

    private void pass() {
        now += Duration.ofSeconds(random.nextInt(30)).toNanos();
        sessions.tick((client, proof) -> true);
    }

    /** A client, and what its session should be. */
    private final class Person {
        private final String name;
        /** Published while there was a session. */
        private final Set<Integer> due = new LinkedHashSet<>();

        private final Set<Integer> got = new HashSet<>();
        private Session session;
        private CheckedLine line;
        private boolean lasting;
        private boolean alive;
        private long until;

        Person(String name) {
            this.name = name;
        }

        void connect(boolean afresh, boolean lasts, int receiveMaximum) {
            boolean goesOn = alive && lasting && !afresh && (line != null || now < until);
            CheckedLine older = line;
            Session before = session;
            Sessions.Opened opened = sessions.open(name, "secret", name, afresh);
            assertThat(opened.present()).isEqualTo(goesOn);
            session = opened.session();
            if (!goesOn) {
                due.clear();
                got.clear();
            }
            line = new CheckedLine(receiveMaximum, got);
            session.attach(line, lasts, topic -> true);
            session.goOn();
            if (!goesOn) {
                broker.subscribe(new TopicFilter("#"), session, Subscription.of(1));
            }
            lasting = lasts;
            alive = true;
            if (older != null) {
                closings.add(() -> sessions.left(name, before, older, STAYS, Optional.empty()));
            }
        }

        void expect(int number) {
            if (alive && (line != null || now < until)) {
                due.add(number);
            }
        }

        void leave() {
            if (line != null) {
                sessions.left(name, session, line, STAYS, Optional.empty());
                line = null;
                alive = lasting;
                until = now + STAYS.toNanos();
            }
        }

        void acknowledge() {
            if (line != null && !line.unconfirmed.isEmpty()) {
                Integer packetId = new ArrayList<>(line.unconfirmed).get(random.nextInt(line.unconfirmed.size()));
                line.unconfirmed.remove(packetId);
                session.acknowledged(packetId);
                session.acknowledged(packetId);
                session.acknowledged(random.nextInt(3) == 0 ? 65_535 : packetId);
            }
        }

        void acknowledgeAll() {
            while (!line.unconfirmed.isEmpty()) {
                acknowledge();
            }
        }
    }

    /** A connection of a client that follows the standard. */
    private static final class CheckedLine extends FakeLine {
        private final Set<Integer> unconfirmed = new LinkedHashSet<>();
        private final Set<Integer> got;
        private int last = -1;

        CheckedLine(int receiveMaximum, Set<Integer> got) {
            super(receiveMaximum);
            this.got = got;
        }

        @Override
        public void send(int packetId, boolean again, Message message, long nowNanos) {
            int number = Integer.parseInt(new String(message.payload(), StandardCharsets.UTF_8));
            assertThat(unconfirmed.size()).as("receive maximum").isLessThan(receiveMaximum());
            assertThat(unconfirmed.add(packetId)).as("packet id is free").isTrue();
            assertThat(number).as("in order").isGreaterThan(last);
            assertThat(got.contains(number)).as("DUP").isEqualTo(again);
            last = number;
            got.add(number);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.broker.FakeLine.Sent;
import care.lares.broker.Sessions.Opened;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final TopicName ALARM = new TopicName("lares/v1/alarms/a");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MANY = 65_535;

    private long now;
    private final Broker broker = new Broker(() -> now);
    private final Sessions<String, String> sessions = broker.sessions();
    private FakeLine line = new FakeLine(MANY);

    private Opened open(String client, String proof, boolean afresh, FakeLine over) {
        line = over;
        Opened opened = sessions.open(client, proof, client, afresh);
        opened.session().attach(over, true, topic -> true);
        opened.session().goOn();
        return opened;
    }

    private Session subscribed(String client) {
        Session session = open(client, "secret", false, new FakeLine(MANY)).session();
        broker.subscribe(LaresTopics.ALARMS, session, Subscription.of(1));
        return session;
    }

    private Opened back(String client) {
        return open(client, "secret", false, new FakeLine(MANY));
    }

    private int publish(String text) {
        return broker.publish(ALARM, text.getBytes(StandardCharsets.UTF_8), false);
    }

    private void relay(String text, Duration expiry) {
        broker.relay(new Relayed(
                ALARM,
                text.getBytes(StandardCharsets.UTF_8),
                PublishProperties.NONE,
                false,
                Optional.of(expiry),
                message -> false));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void leaves(String client, Session session) {
        sessions.left(client, session, line, HOUR, Optional.empty());
    }

    @Test
    void tellsWhoComesBackWhatWasMissedAndFirstWhatWasNotAcknowledged() {
        Session session = subscribed("console");
        assertThat(List.of(publish("1"), publish("2"), publish("3"))).containsOnly(1);
        session.acknowledged(2);
        leaves("console", session);
        assertThat(publish("4")).as("nobody is told now").isZero();

        Opened again = back("console");
        assertThat(again.present()).isTrue();
        assertThat(line.sent)
                .extracting(Sent::packetId, Sent::again, Sent::text)
                .containsExactly(tuple(1, true, "1"), tuple(3, true, "3"), tuple(4, false, "4"));
        again.session().acknowledged(1);
        publish("5");
        assertThat(line.texts()).endsWith("5");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void sendsNoMoreAtOnceThanTheClientTakesWhenItIsBack() {
        Session session = subscribed("console");
        publish("1");
        publish("2");
        leaves("console", session);
        publish("3");
        session = open("console", "secret", false, new FakeLine(1)).session();
        assertThat(line.texts()).containsExactly("1");
        session.acknowledged(1);
        session.acknowledged(2);
        assertThat(line.sent).extracting(Sent::packetId).containsExactly(1, 2, 3);
    }

    @Test
    void aTakeoverKeepsTheSessionAndTheOlderConnectionEndsNothing() {
        Session session = subscribed("console");
        FakeLine older = line;
        publish("1");
        assertThat(back("console").present()).isTrue();
        sessions.left("console", session, older, Duration.ZERO, Optional.empty());
        assertThat(publish("2")).isOne();
        assertThat(line.texts()).containsExactly("1", "2");
        assertThat(older.texts()).containsExactly("1");
    }

    @Test
    void aCleanStartForgetsEverything() {
        leaves("console", subscribed("console"));
        publish("1");
        assertThat(open("console", "secret", true, new FakeLine(MANY)).present())
                .isFalse();
        assertThat(publish("2")).as("no subscription is left").isZero();
        assertThat(line.sent).isEmpty();
        assertThat(broker.backlog().bytes()).isZero();
        assertThat(broker.backlog().dropped()).as("it was the client's wish").isZero();
    }

    @Test
    void isOverWhenItsTimeIsAlsoForWhoeverNeverComesBack() {
        leaves("console", subscribed("console"));
        leaves("phone", subscribed("phone"));
        publish("1");
        pass(HOUR);
        assertThat(back("console").present()).isFalse();
        sessions.tick((client, proof) -> true);
        assertThat(sessions.size()).isOne();
        assertThat(broker.backlog().bytes()).isZero();
        assertThat(broker.backlog().dropped()).as("what the phone missed").isEqualTo(1);
    }

    @Test
    void belongsToWhoProvedToBeItsOwner() {
        leaves("console", subscribed("console"));
        publish("1");
        assertThat(open("console", "another secret", false, new FakeLine(MANY)).present())
                .isFalse();
        assertThat(line.sent).isEmpty();
        leaves("phone", subscribed("phone"));
        sessions.tick((client, proof) -> !client.equals("phone"));
        assertThat(back("phone").present()).as("it was revoked").isFalse();
    }

    @Test
    void permissionsCountWhenItIsTold() {
        Session session = subscribed("console");
        leaves("console", session);
        publish("1");
        Session again = sessions.open("console", "secret", "console", false).session();
        again.attach(line = new FakeLine(MANY), true, topic -> !topic.equals(ALARM));
        again.goOn();
        assertThat(line.sent).isEmpty();
    }

    @Test
    void whatMeantSomethingForATimeOnlyIsNotToldAfterwards() {
        leaves("console", subscribed("console"));
        relay("short", Duration.ofSeconds(10));
        relay("long", Duration.ofSeconds(100));
        pass(Duration.ofSeconds(30));
        back("console");
        assertThat(line.sent).extracting(Sent::text, Sent::secondsLeft).containsExactly(tuple("long", 70L));
    }

    @Test
    void whatNobodyNeedConfirmIsNotKept() {
        Session session = back("console").session();
        broker.subscribe(LaresTopics.ALARMS, session, Subscription.of(0));
        leaves("console", session);
        publish("1");
        back("console");
        assertThat(line.sent).isEmpty();
    }

    @Test
    void theOldestGiveWayBeyondSoManyMessages() {
        leaves("console", subscribed("console"));
        for (int i = 0; i < Session.MAX_MESSAGES + 5; i++) {
            publish(Integer.toString(i));
        }
        back("console");
        assertThat(line.texts()).hasSize(Session.MAX_MESSAGES).startsWith("5");
        assertThat(broker.backlog().dropped()).isEqualTo(5);
    }

    @Test
    void allTogetherTakeNoMoreMemoryThanTheyMayAndWhoKeepsMostGivesWay() {
        leaves("modest", subscribed("modest"));
        publish("alarm");
        byte[] large = new byte[60_000];
        for (int client = 0; client < 20; client++) {
            Session session = back("greedy" + client).session();
            broker.subscribe(new TopicFilter("large/+"), session, Subscription.of(1));
            if (client % 2 == 0) {
                leaves("greedy" + client, session);
            }
        }
        for (int i = 0; i < 100; i++) {
            broker.publish(new TopicName("large/" + i), large, false);
            assertThat(broker.backlog().bytes()).isLessThanOrEqualTo(Backlog.MAX_BYTES);
        }
        assertThat(broker.backlog().dropped()).isPositive();
        assertThat(back("modest").present()).isTrue();
        assertThat(line.texts()).containsExactly("alarm");
        back("greedy0");
        assertThat(line.sent).isNotEmpty();
    }

    @Test
    void whoLeftFirstIsForgottenFirst() {
        for (int client = 0; client <= Sessions.MAX_AWAY; client++) {
            leaves("c" + client, back("c" + client).session());
        }
        assertThat(sessions.away()).isEqualTo(Sessions.MAX_AWAY);
        assertThat(back("c0").present()).isFalse();
        sessions.endEldest(client -> client.startsWith("c99"), 1);
        assertThat(back("c999").present()).isTrue();
        assertThat(back("c998").present()).isFalse();
        assertThat(back("c100").present()).isTrue();
    }

    @Test
    void whoDoesNotReadIsSentAwayOnceAndFindsTheNewestWhenItIsBack() {
        Session session = subscribed("console");
        for (int i = 0; i < 3_000; i++) {
            publish(Integer.toString(i));
        }
        assertThat(line.sentAway).isTrue();
        assertThat(line.sent).hasSize(2_000);
        leaves("console", session);
        assertThat(back("console").present()).isTrue();
        assertThat(line.texts()).hasSize(Session.MAX_MESSAGES).endsWith("2999");
    }

    @Test
    void whatIsErasedIsNotToldLater() {
        Session session = subscribed("console");
        publish("{\"resident\":\"ada\"}");
        publish("{\"resident\":\"adam\"}");
        leaves("console", session);
        publish("{\"resident\":\"ada\",\"n\":2}");
        broker.forgetWaiting("ada");
        back("console");
        assertThat(line.texts()).containsExactly("{\"resident\":\"adam\"}");
        broker.forgetWaiting("adam");
        assertThat(broker.backlog().bytes()).isZero();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.broker.PublishProperties;
import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.driver.CallsOnly;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.driver.senml.SenmlDriver;
import care.lares.fixture.Home;
import care.lares.fixture.MemoryJournal;
import care.lares.journal.RegistryEntry.CallButtonDecided;
import care.lares.pipeline.Acknowledgement;
import care.lares.pipeline.Transport;
import care.lares.security.Principal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisdirectedTest {
    private static final String SOS = "{\"kind\":\"sos\",\"value\":true}";
    private static final Principal PENDANT = new Principal.Device(new DeviceId("pendant-1"));
    private static final Principal ANYBODY = new Principal.DevAnonymous();

    private final MemoryJournal journal = new MemoryJournal();
    private Moment now = new Moment(Instant.parse("2026-11-21T08:00:00Z"), 1_000_000_000L);
    private final Home home = new Home(journal, alarm -> {}, () -> now);
    private final Misdirected misdirected = new Misdirected(
            home.pipeline(),
            new CallsOnly(
                    "mqtt",
                    new Rejected(Reason.WRONG_TOPIC, "nobody listens"),
                    List.of(new NativeJsonDriver(), new SenmlDriver()),
                    home.pipeline()::heard),
            () -> now.wall(),
            () -> now.nanos());

    private boolean takes(Principal sender, String topic, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        Published published = new Published(topic, bytes, PublishProperties.NONE, false, Optional.empty());
        return misdirected.takes(sender, "client-7", published, Transport.UNNAMED, Acknowledgement.NOBODY);
    }

    private Collection<Alarm> alarms() {
        return home.alarms().values();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lares/v1/devices/Pendant-1/readings",
                "lares/v1/devices/pendant-1/reading",
                "lares/v1/devices/pendant-2/readings",
                "lares/v1/devices//readings",
                "/anything",
            })
    void aDeviceCallsForItselfWhateverItsTopicSays(String topic) {
        assertThat(takes(PENDANT, topic, SOS)).isTrue();
        assertThat(alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.SOS);
            assertThat(alarm.device()).contains(new DeviceId("pendant-1"));
        });
    }

    @Test
    void hearsSenmlToo() {
        assertThat(takes(PENDANT, "lares/v1/devices/pendant-1/readings/", "[{\"n\":\"sos\",\"vb\":true}]"))
                .isTrue();
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void hearsThePressOfACallButtonAndOfNoOther() {
        String press = "{\"kind\":\"button\",\"value\":\"single\"}";
        assertThat(takes(PENDANT, "lares/v1/devices/pendant-1/reading", press)).isFalse();
        CallButtonDecided decided = new CallButtonDecided(now.wall(), new DeviceId("pendant-1"), true, "t");
        home.pipeline().registrar().register(decided, () -> {});
        assertThat(takes(PENDANT, "lares/v1/devices/pendant-1/reading", press)).isTrue();
        assertThat(alarms()).extracting(Alarm::kind).containsExactly(AlarmKind.SOS);
        assertThat(takes(ANYBODY, "lares/v1/devices/pendant-1/reading", press))
                .as("whoever has not proved to be it")
                .isFalse();
    }

    @Test
    void takesNothingButCalls() {
        assertThat(takes(PENDANT, "lares/v1/devices/pendant-1/reading", "{\"kind\":\"motion\",\"value\":true}"))
                .isFalse();
        assertThat(takes(PENDANT, "lares/v1/devices/pendant-1/reading", "online"))
                .isFalse();
        assertThat(journal.entries()).isEmpty();
    }

    @Test
    void aStrangersCallIsToldWithTheNameItGivesAndStaysRefused() {
        assertThat(takes(ANYBODY, "lares/v1/devices/pendant-9/reading", SOS)).isFalse();
        assertThat(alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.SOS);
            assertThat(alarm.device()).isEmpty();
            assertThat(alarm.text()).contains("pendant-9");
        });
    }

    @Test
    void aStrangerWhoseTopicNamesNobodyIsCalledByItsClientId() {
        takes(ANYBODY, "help", SOS);
        assertThat(alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text()).contains("client-7"));
    }

    @Test
    void strangersCannotBuryOthersUnderAHundredCalls() {
        for (int i = 0; i < 100; i++) {
            takes(ANYBODY, "lares/v1/devices/pendant-" + i + "/reading", SOS);
        }
        int told = journal.entries().size();
        assertThat(told).isLessThan(20);
        assertThat(untold()).as("what is not told is counted").isEqualTo(84);
        now = now.plus(Duration.ofSeconds(1));
        takes(ANYBODY, "lares/v1/devices/pendant-2/reading", SOS);
        assertThat(journal.entries()).hasSizeGreaterThan(told);
        assertThat(alarms()).as("all of them join one").hasSize(1);
    }

    @Test
    void hearsEachOfSeveralStrangersWhoCallAtOnce() {
        for (int i = 0; i < 5; i++) {
            takes(ANYBODY, "lares/v1/devices/pendant-" + i + "/reading", SOS);
            takes(ANYBODY, "lares/v1/devices/pendant-" + i + "/reading", SOS);
        }
        assertThat(alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.count()).isEqualTo(5));
        assertThat(untold()).isEqualTo(5);
        takes(ANYBODY, "lares/v1/devices/detector-1/reading", "{\"kind\":\"smoke\",\"value\":true}");
        assertThat(alarms())
                .singleElement()
                .satisfies(alarm ->
                        assertThat(alarm.count()).as("a hazard as well").isEqualTo(6));
    }

    private long untold() {
        return home.pipeline()
                .counters()
                .rejectedTotals()
                .getOrDefault("strangers", Map.of())
                .getOrDefault(Reason.WRONG_TOPIC.wireName(), 0L);
    }

    /** A bridge that sends back what it was told must not raise what it is told again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lares/v1/alarms/0123456789abcdef0123456789abcdef",
                "site-1/lares/v1/alarms/0123456789abcdef0123456789abcdef",
                "lares/v1/devices/pendant-1/feedback",
            })
    void whatTheGatewayItselfTellsIsNoCall(String topic) {
        assertThat(takes(PENDANT, topic, SOS)).isFalse();
        assertThat(takes(ANYBODY, topic, SOS)).isFalse();
        assertThat(journal.entries()).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.domain.Alarm;
import care.lares.domain.Assignment;
import care.lares.domain.CommissioningStep;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.journal.Channel;
import care.lares.journal.CommissioningEntry.Certified;
import care.lares.journal.CommissioningEntry.Stepped;
import care.lares.journal.DeviceCredential;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry.ContactRegistered;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.journal.SetUp;
import care.lares.pipeline.CommissioningProgress.Lack;
import care.lares.pipeline.CommissioningProgress.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A house while it is being set up. */
class SettingUpTest {
    private static final String MAINS_OFF = "{\"kind\":\"mains\",\"value\":false}";
    private static final String MAINS_ON = "{\"kind\":\"mains\",\"value\":true}";

    private final PipelineFixture fixture = new PipelineFixture();

    @Test
    void nothingIsBeingSetUpUntilSomebodySaysSo() {
        fixture.publish("cord-1", PipelineFixture.SOS);
        assertThat(running()).isEmpty();
        assertThat(fixture.house.registry().commissioning().isTestOutside(alarm()))
                .isFalse();
    }

    @Test
    void whatIsActivatedFromThenOnIsProvedByItsReading() {
        fixture.publish("cord-1", PipelineFixture.SOS);
        begin();
        assertThat(lacks()).contains(new Lack(Reason.DEVICE, "cord-1"));
        fixture.publish("cord-1", PipelineFixture.SOS);
        assertThat(lacks()).doesNotContain(new Lack(Reason.DEVICE, "cord-1"));
        Stepped proved = running().orElseThrow().proved(new DeviceId("cord-1")).orElseThrow();
        assertThat(proved.kind()).contains(Kind.SOS);
        assertThat(fixture.journal.entries.get((int) proved.evidence().orElseThrow()))
                .isInstanceOf(Entry.ReadingLogged.class);
    }

    @Test
    void insideEveryAlarmIsRealAndOutsideItIsATest() {
        fixture.publish("cord-1", PipelineFixture.SOS);
        Alarm before = alarm();
        fixture.now = fixture.now.plus(Duration.ofSeconds(1));
        begin();
        fixture.publish("cord-2", PipelineFixture.SOS);
        Alarm during = fixture.notified.get(fixture.notified.size() - 1);
        assertThat(during.test()).isFalse();
        assertThat(fixture.house.registry().commissioning().isTestOutside(during))
                .isTrue();
        assertThat(fixture.house.registry().commissioning().isTestOutside(before))
                .as("it was raised before anybody set anything up")
                .isFalse();
        step(CommissioningStep.GIVEN_UP, "");
        assertThat(fixture.house.registry().commissioning().isTestOutside(during))
                .isFalse();
    }

    @Test
    void aDeviceThatIsMovedHasToBeActivatedOnceMore() {
        begin();
        register("smoke-1", "room-1");
        fixture.publish("smoke-1", "{\"kind\":\"test\",\"value\":true}");
        assertThat(lacks()).doesNotContain(new Lack(Reason.DEVICE, "smoke-1"));
        register("smoke-1", "room-2");
        assertThat(lacks()).contains(new Lack(Reason.DEVICE, "smoke-1"));
        take(new DeviceRevoked(fixture.now.wall(), new DeviceId("smoke-1"), Assignment.NONE, "", "ivo"));
        assertThat(lacks()).doesNotContain(new Lack(Reason.DEVICE, "smoke-1"));
    }

    @Test
    void whatMeasuresSomethingElseIsAskedForOnlyWhenSomebodySaysSo() {
        begin();
        fixture.publish("watch-1", "{\"kind\":\"heart_rate\",\"value\":72,\"unit\":\"/min\"}");
        fixture.publish("box-1", "{\"kind\":\"battery\",\"value\":90,\"unit\":\"%\"}");
        assertThat(lacks())
                .contains(new Lack(Reason.DEVICE, "box-1"))
                .doesNotContain(new Lack(Reason.DEVICE, "watch-1"));
        step(CommissioningStep.DEVICE_REQUIRED, "watch-1");
        step(CommissioningStep.DEVICE_EXEMPT, "box-1");
        assertThat(lacks())
                .contains(new Lack(Reason.DEVICE, "watch-1"))
                .doesNotContain(new Lack(Reason.DEVICE, "box-1"));
    }

    @Test
    void thePlugAndTheCableAreSeenToGoAndToComeBack() {
        begin();
        fixture.publish("ups-1", MAINS_ON);
        assertThat(lacks()).contains(new Lack(Reason.MAINS, ""));
        fixture.publish("ups-1", MAINS_OFF);
        assertThat(lacks()).contains(new Lack(Reason.MAINS_GONE, ""));
        fixture.publish("ups-1", MAINS_ON);
        assertThat(running().orElseThrow().mains()).isPresent();
        SettingUp settingUp = fixture.pipeline.settingUp();
        settingUp.uplink("network", false, fixture.now.wall());
        assertThat(lacks()).as("it never was there").contains(new Lack(Reason.UPLINK, ""));
        settingUp.uplink("network", true, fixture.now.wall());
        settingUp.uplink("network", false, fixture.now.wall());
        assertThat(lacks()).contains(new Lack(Reason.UPLINK_GONE, ""));
        settingUp.uplink("network", true, fixture.now.wall());
        assertThat(running().orElseThrow().uplink()).isPresent();
    }

    @Test
    void aGatewayThatWentWithTheMainsHasSeenThemGo() {
        begin();
        var back = fixture.now.wall().plusSeconds(90);
        fixture.pipeline.settingUp().wentWithTheMains(fixture.now.wall().minusSeconds(1), back);
        assertThat(lacks()).as("that was before").contains(new Lack(Reason.MAINS, ""));
        fixture.pipeline.settingUp().wentWithTheMains(fixture.now.wall().plusSeconds(30), back);
        assertThat(running().orElseThrow().mains().orElseThrow().seenBy()).isEqualTo("gateway");
    }

    @Test
    void aContactWhoIsReachedAnotherWayHasToAnswerAgain() {
        begin();
        contact("son", "https://one.example/");
        step(CommissioningStep.CONTACT_CALLED, "son");
        step(CommissioningStep.CONTACT_CONFIRMED, "son");
        assertThat(lacks()).doesNotContain(new Lack(Reason.CONTACT, "son"));
        contact("son", "https://two.example/");
        assertThat(lacks()).contains(new Lack(Reason.CONTACT, "son"));
    }

    @Test
    void aStepThatTheLogCannotTakeHasToBeShownOnceMore() {
        begin();
        fixture.journal.full = true;
        fixture.publish("cord-1", PipelineFixture.SOS);
        assertThat(running().orElseThrow().proved(new DeviceId("cord-1"))).isEmpty();
        fixture.journal.full = false;
        fixture.publish("cord-1", PipelineFixture.SOS);
        assertThat(running().orElseThrow().proved(new DeviceId("cord-1"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverHappensALogAndASnapshotOfItSayTheSameAndNothingIsCertifiedTooEarly(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 120; i++) {
            fixture.now = fixture.now.plus(Duration.ofSeconds(1 + random.nextInt(30)));
            happen(random);
            List<Object> stand = stand(fixture.house);
            assertThat(stand(replayed()))
                    .as("seed %d, step %d, from the log", seed, i)
                    .isEqualTo(stand);
            assertThat(stand(restated()))
                    .as("seed %d, step %d, from a snapshot", seed, i)
                    .isEqualTo(stand);
        }
    }

    private void happen(Random random) {
        String device = "device-" + random.nextInt(3);
        String contact = "contact-" + random.nextInt(2);
        switch (random.nextInt(14)) {
            case 0 -> begin();
            case 1 -> fixture.publish(device, PipelineFixture.SOS);
            case 2 -> fixture.publish(device, "{\"kind\":\"smoke\",\"value\":" + random.nextBoolean() + "}");
            case 3 -> fixture.publish("ups-1", random.nextBoolean() ? MAINS_OFF : MAINS_ON);
            case 4, 5 -> fixture.pipeline.settingUp().uplink("network", random.nextBoolean(), fixture.now.wall());
            case 6 -> register(device, "room-" + random.nextInt(2));
            case 7 -> contact(contact, "https://" + random.nextInt(2) + ".example/");
            case 8, 9 -> answer(contact);
            case 10 -> step(CommissioningStep.DEVICE_EXEMPT, device);
            case 11 -> step(CommissioningStep.DEVICE_REQUIRED, device);
            case 12 -> certify();
            default -> fixture.publish(device, "{\"kind\":\"battery\",\"value\":50,\"unit\":\"%\"}");
        }
    }

    private void answer(String contact) {
        if (fixture.house.registry().contact(new ContactId(contact)).isPresent()) {
            step(CommissioningStep.CONTACT_CONFIRMED, contact);
        }
    }

    private void certify() {
        running().ifPresent(setUp -> {
            CommissioningProgress progress = CommissioningProgress.of(fixture.house, setUp);
            if (progress.lacks().isEmpty()) {
                Certified certified = progress.certified(fixture.now.wall(), "test", "ivo");
                assertThat(certified.devices()).isNotEmpty();
                assertThat(certified.contacts()).isNotEmpty();
                take(certified);
            } else {
                assertThatThrownBy(() -> progress.certified(fixture.now.wall(), "test", "ivo"))
                        .isInstanceOf(IllegalStateException.class);
            }
        });
    }

    private static List<Object> stand(House house) {
        List<Object> stand = new ArrayList<>();
        var commissioning = house.registry().commissioning();
        stand.add(commissioning.certificate());
        commissioning
                .certificate()
                .ifPresent(one -> stand.add(house.registry().reports().of(one)));
        commissioning.running().ifPresent(setUp -> {
            CommissioningProgress progress = CommissioningProgress.of(house, setUp);
            stand.add(setUp.began());
            stand.add(progress.devices());
            stand.add(progress.contacts());
            stand.add(progress.lacks());
        });
        return stand;
    }

    private House replayed() {
        House house = new House(fixture.rules, fixture.now);
        for (int i = 0; i < fixture.journal.entries.size(); i++) {
            house.entry(i, fixture.journal.entries.get(i));
        }
        return house;
    }

    private House restated() {
        House house = new House(fixture.rules, fixture.now);
        fixture.house.restated(fixture.now.wall()).forEach(house::restated);
        return house;
    }

    private void begin() {
        step(CommissioningStep.BEGUN, "");
    }

    private void step(CommissioningStep step, String what) {
        take(Stepped.of(fixture.now.wall(), step, what, "ivo"));
    }

    private void register(String device, String place) {
        Assignment assignment = new Assignment(Optional.empty(), Optional.of(new PlaceId(place)));
        take(new DeviceRegistered(
                fixture.now.wall(), new DeviceId(device), assignment, "native", "", DeviceCredential.NONE, "ivo"));
    }

    private void contact(String id, String url) {
        List<Channel> channels = List.of(new Channel(Channel.WEBHOOK, url, ""));
        take(new ContactRegistered(fixture.now.wall(), new ContactId(id), id, 0, channels, "ivo"));
    }

    private void take(Entry entry) {
        assertThat(fixture.pipeline.registrar().register(entry, () -> {})).isTrue();
    }

    private Optional<SetUp> running() {
        return fixture.house.registry().commissioning().running();
    }

    private List<Lack> lacks() {
        return CommissioningProgress.of(fixture.house, running().orElseThrow()).lacks();
    }

    private Alarm alarm() {
        return fixture.house.openAlarms().iterator().next();
    }
}

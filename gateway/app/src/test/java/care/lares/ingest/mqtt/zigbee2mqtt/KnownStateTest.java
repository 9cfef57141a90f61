// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.driver.RawMessage;
import care.lares.driver.zigbee2mqtt.DeviceModel;
import care.lares.driver.zigbee2mqtt.Zigbee2MqttDriver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownStateTest {
    private static final Duration LITTLE = Duration.ofSeconds(5);

    private final KnownState state = new KnownState();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    /** The kinds that were news, in one line. */
    private String news(String json) {
        now = now.plus(LITTLE);
        RawMessage message = new RawMessage(
                new DeviceId("hall"), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), now, false);
        return String.join(
                " ",
                state.news(new Zigbee2MqttDriver().read(message, DeviceModel.UNKNOWN)).stream()
                        .map(reading -> reading.kind() + (reading.isOn() ? "!" : ""))
                        .sorted()
                        .toList());
    }

    @Test
    void takesAMessageWholeInWhichAStateChanges() {
        assertThat(news("{'smoke':false,'battery':88,'temperature':20}")).isEqualTo("battery room_temperature smoke");
        assertThat(news("{'smoke':true,'battery':88,'temperature':20}")).isEqualTo("battery room_temperature smoke!");
    }

    @Test
    void takesAMessageWholeInWhichAnotherPartOfTheDeviceChanges() {
        news("{'water_leak_1':true,'water_leak_2':false,'battery':88}");
        assertThat(news("{'water_leak_1':true,'water_leak_2':true,'battery':88}"))
                .isEqualTo("battery water_leak!");
        assertThat(news("{'water_leak_1':true,'water_leak_2':true,'battery':88,'target_distance':2}"))
                .isEmpty();
    }

    @Test
    void takesOnlyTheQuantitiesThatChanged() {
        news("{'smoke':true,'battery':88,'temperature':20}");
        assertThat(news("{'smoke':true,'battery':88,'temperature':20.5}")).isEqualTo("room_temperature");
        assertThat(news("{'smoke':true,'battery':88.0,'temperature':20.50}")).isEmpty();
    }

    @Test
    void confirmsWhatHasNotChangedOnceAMinute() {
        news("{'contact':true,'battery':88}");
        assertThat(news("{'contact':true,'battery':88}")).isEmpty();
        now = now.plus(KnownState.CONFIRMED);
        assertThat(news("{'contact':true,'battery':88}")).isEqualTo("battery contact_open");
        assertThat(news("{'contact':true,'battery':88}")).isEmpty();
    }

    @Test
    void takesEveryActionForAPress() {
        assertThat(news("{'action':'emergency'}")).isEqualTo("sos!");
        assertThat(news("{'action':''}")).isEmpty();
        assertThat(news("{'action':'emergency'}")).isEqualTo("sos!");
        assertThat(news("{'action':'emergency'}")).isEqualTo("sos!");
    }

    @Test
    void hearsNoSecondPressInABatteryReport() {
        assertThat(news("{'sos':true,'battery':90}")).isEqualTo("battery sos!");
        assertThat(news("{'sos':true,'battery':89}")).isEqualTo("battery");
        assertThat(news("{'sos':true,'battery':89,'voltage':2900}")).isEmpty();
    }

    @Test
    void hearsASecondPressWhenNothingElseIsNew() {
        assertThat(news("{'sos':true,'battery':90,'linkquality':80}")).contains("sos!");
        assertThat(news("{'sos':true,'battery':90,'linkquality':92}")).contains("sos!");
        assertThat(news("{'sos':true,'battery':90,'battery_low':true}")).contains("sos!");
    }

    @Test
    void hearsAPressAfterTheButtonWasLetGo() {
        news("{'sos':true,'battery':90}");
        news("{'sos':false,'battery':90}");
        assertThat(news("{'sos':true,'battery':70}")).contains("sos!");
    }

    @Test
    void goesByWhenTheBridgeHeardOfTheButton() {
        news("{'sos':true,'last_seen':1795608000000}");
        assertThat(news("{'sos':true,'last_seen':1795608000000}")).isEmpty();
        assertThat(news("{'sos':true,'last_seen':1795608060000}")).isEqualTo("sos!");
    }

    @Test
    void hearsNoPressInWhatABridgeHadKept() {
        news("{'sos':true,'battery':90}");
        state.bridgeStarted();
        assertThat(news("{'sos':true,'battery':90}")).isEmpty();
        assertThat(news("{'sos':true,'battery':90}")).contains("sos!");
    }

    @Test
    void doesNotFindAPersonFallenTwiceWhoLiesThere() {
        assertThat(news("{'fall_down_status':'fall','presence':true}")).contains("fall!");
        assertThat(news("{'fall_down_status':'fall','presence':true}")).isEmpty();
        news("{'fall_down_status':'none','presence':true}");
        assertThat(news("{'fall_down_status':'fall','presence':true}")).contains("fall!");
    }

    @Test
    void isToldAnewHowThingsStandAfterADeviceWasLostButNotOfItsOldCall() {
        news("{'sos':true,'contact':true,'smoke':true}");
        state.lost();
        assertThat(news("{'sos':true,'contact':true,'smoke':true,'x':1}")).isEqualTo("contact_open smoke!");
    }

    @Test
    void takesEverythingAgainThatTheLogCouldNotTake() {
        news("{'sos':true,'smoke':true}");
        state.forget();
        assertThat(news("{'sos':true,'smoke':true}")).isEqualTo("smoke! sos!");
    }
}

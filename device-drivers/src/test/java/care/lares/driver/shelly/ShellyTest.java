// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.shelly;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.driver.Reason;
import care.lares.driver.Told;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ShellyTest {
    private final Told told = new Told();

    @Test
    void understandsEveryVector() throws IOException {
        JsonNode shelly = file().path("shelly_gen2");
        assertThat(shelly.path("vectors")).hasSize(3).allSatisfy(vector -> {
            JsonNode expect = vector.path("expect");
            String wanted =
                    expect.path("kind").asText() + " " + expect.path("active").asBoolean();

            assertThat(new Told().by(Shelly.notifications(), vector.path("in").toString()))
                    .contains(wanted);
        });
        assertThat(told.by(Shelly.notifications(), shelly.path("frame").toString()))
                .containsExactly("smoke true");
        assertThat(told.by(Shelly.notifications(), shelly.path("event_frame").toString()))
                .containsExactly("button long_push");
    }

    @Test
    void laysPartsOverWhatWasToldBefore() {
        assertThat(told.by(
                        Shelly.notifications(), status("\"flood:0\":{\"alarm\":true},\"flood:1\":{\"alarm\":false}")))
                .containsExactly("water_leak true");
        assertThat(told.by(Shelly.notifications(), status("\"flood:1\":{\"alarm\":false}")))
                .containsExactly("water_leak true");
        assertThat(told.by(Shelly.notifications(), status("\"flood:0\":{\"mute\":true}")))
                .isEmpty();
        assertThat(told.by(Shelly.notifications(), status("\"flood:0\":{\"alarm\":false}")))
                .containsExactly("water_leak false");
    }

    @Test
    void knowsThatADetectorIsWholeAgain() {
        assertThat(told.by(Shelly.notifications(), status("\"flood:0\":{\"errors\":[\"cable_unplugged\"]}")))
                .containsExactly("fault true");
        assertThat(told.by(Shelly.notifications(), status("\"flood:0\":{\"errors\":[]}")))
                .containsExactly("fault false");
    }

    @Test
    void knowsFromAFullStatusAloneThatErrorsAreOver() {
        told.by(Shelly.notifications(), status("\"flood:0\":{\"alarm\":false,\"errors\":[\"cable_unplugged\"]}"));

        String dry = "\"flood:0\":{\"id\":0,\"alarm\":false}";
        assertThat(told.by(Shelly.notifications(), status(dry)))
                .as("what has changed")
                .doesNotContain("fault false");
        assertThat(told.by(Shelly.notifications(), status(dry).replace("NotifyStatus", "NotifyFullStatus")))
                .contains("fault false");
    }

    @Test
    void knowsFromAWholeStatusThatAnErrorIsOver() {
        told.by(Shelly.notifications(), status("\"flood:0\":{\"errors\":[\"cable_unplugged\"]}"));

        assertThat(told.by(Shelly.component("flood:0"), "{\"id\":0,\"alarm\":false,\"mute\":false}"))
                .containsExactlyInAnyOrder("water_leak false", "fault false");
    }

    @Test
    void readsComponentsByThemselves() {
        assertThat(told.by(
                        Shelly.component("devicepower:0"),
                        "{\"id\":0,\"battery\":{\"V\":5.1,\"percent\":83},\"external\":{\"present\":false}}"))
                .containsExactlyInAnyOrder("battery 83", "mains false");
        assertThat(told.by(Shelly.component("temperature:0"), "{\"id\":0,\"tC\":21.4,\"tF\":70.5}"))
                .containsExactly("room_temperature 21.4");
        assertThat(told.by(Shelly.component("humidity:0"), "{\"id\":0,\"rh\":47.1}"))
                .containsExactly("humidity 47.1");
        assertThat(told.by(Shelly.component("presencezone:200"), "{\"id\":200,\"state\":true,\"num_objects\":1}"))
                .containsExactly("presence true");
        assertThat(told.by(Shelly.component("switch:0"), "{\"id\":0,\"output\":true}"))
                .isEmpty();
        assertThat(told.refused(Shelly.component("smoke:0"), "{\"alarm\":\"maybe\"}"))
                .containsExactly(Reason.WRONG_TYPE);
    }

    private static String status(String parts) {
        return "{\"method\":\"NotifyStatus\",\"params\":{\"ts\":1," + parts + "}}";
    }

    private static JsonNode file() throws IOException {
        try (InputStream in = ShellyTest.class.getResourceAsStream("/vectors/other_mqtt.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}

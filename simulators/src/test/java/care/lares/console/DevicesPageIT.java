// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody who installs devices gives one of them a new secret. */
class DevicesPageIT extends PageScene {
    /** The next change is refused or lost, as the test says; what is read is answered as ever. */
    private static final String TROUBLE = """
            const fetched = window.fetch;
            window.fetch = async (url, options) => {
              const status = window.trouble;
              if (!status || !["POST", "PUT"].includes(options?.method)) { return fetched(url, options); }
              window.trouble = 0;
              if (status === "lost") { await fetched(url, options); throw new TypeError("lost"); }
              return new Response(JSON.stringify({ title: "no" }), { status });
            };""";

    @Override
    void begin() throws Exception {
        browser.beforeEveryPage(TROUBLE);
        ward.registerResidents();
        ward.post("devices", "{'id':'panel-1','place':'room-2','psk':true}");
        ward.post("devices", "{'id':'door-9','place':'room-3','driver':'zigbee2mqtt'}");
        ward.enter(browser, ward.code("ivo", "alarms:act", "residents:read", "registry:write"));
        browser.touch("[data-page-open=devices]");
    }

    @Test
    @Order(1)
    void everyDeviceIsThereAndWhatABridgeSpeaksForHasNoSecret() {
        browser.one("[data-mint=pendant-1]");
        browser.untilWords("[data-device=door-9]", "speaks through its bridge");
        assertThat(browser.shows("[data-mint=door-9]")).isFalse();
        looks.at("devices");
        browser.type("#device-wanted", "Bertil");
        browser.untilGone("[data-device=pendant-1]");
        browser.one("[data-device=pendant-2]");
        browser.run("const field = document.getElementById('device-wanted');"
                + "field.value = ''; field.dispatchEvent(new Event('input'))");
    }

    @Test
    @Order(2)
    void theQuestionSaysWhatHappensAndLeavingItDoesNothing() {
        browser.touch("[data-mint=pendant-1]");
        browser.untilWords("dialog", "The old secret stops counting at once");
        looks.at("devices-question");
        browser.touch("[data-mint-leave]");
        browser.untilGone("dialog");
        assertThat(browser.shows("[data-minted]")).isFalse();
    }

    @Test
    @Order(3)
    void theNewSecretIsShownOnceWithWhatIsEnteredWhere() throws Exception {
        browser.touch("[data-mint=panel-1]");
        browser.doubleTouch("[data-mint-sure]");
        browser.untilWords("[data-minted=panel-1]", "shown only here");
        String secret = browser.words("[data-secret=secret]");
        assertThat(secret).hasSizeGreaterThan(20);
        browser.untilWords(
                "[data-minted]",
                "lares/v1/devices/panel-1/readings",
                "port " + ward.mqtt(),
                "port " + ward.coaps(),
                "Pre-shared key");
        browser.touch("[data-copy=secret]");
        browser.until(
                "it says what became of copying",
                () -> !browser.words("[data-copied]").isEmpty());
        looks.at("devices-secret");
        browser.touch("[data-page-close]");
        browser.untilWords(".refusal", "Touch again to leave without it");
        browser.touch("[data-secret-done]");
        browser.untilGone("[data-minted]");
        assertThat(String.valueOf(browser.run("return document.body.textContent")))
                .doesNotContain(secret);
        assertThat(ward.speaks("panel-1", secret))
                .as("once: the double touch minted one")
                .isTrue();
    }

    @Test
    @Order(4)
    void whenNobodyCanSayWhichSecretCountsItSaysWhatToDo() {
        mintWith("'lost'");
        browser.untilWords(".refusal", "No answer came. The old secret of pendant-3 may count no more");
        looks.at("devices-lost");
        mintWith("503");
        browser.untilWords(".refusal", "The gateway cannot record now");
        mintWith("403");
        browser.untilWords(".refusal", "You may not do that here");
        mintWith("404");
        browser.untilWords(".refusal", "lares enrol pendant-3");
        assertThat(browser.shows("[data-minted]")).isFalse();
        browser.touch("[data-mint=pendant-3]");
        browser.touch("[data-mint-sure]");
        browser.untilWords("[data-minted=pendant-3]", "The new secret of pendant-3");
        browser.untilGone(".refusal");
    }

    private void mintWith(String trouble) {
        browser.run("window.trouble = " + trouble);
        browser.touch("[data-mint=pendant-3]");
        browser.touch("[data-mint-sure]");
    }

    @Test
    @Order(5)
    void aPlainButtonBecomesACallButtonAndIsOneNoMore() {
        browser.touch("[data-call=door-9]");
        browser.untilWords("dialog", "Is door-9 a call button?", "call for help of whom it serves");
        looks.at("devices-call");
        browser.touch("[data-call-leave]");
        browser.untilGone("dialog");
        assertThat(browser.shows("[data-calls]")).isFalse();
        browser.touch("[data-call=door-9]");
        browser.doubleTouch("[data-call-sure]");
        browser.untilWords("[data-device=door-9]", "each press is a call for help", "No call button any more");
        browser.untilWords("[data-device=door-9]", "speaks through its bridge");
        browser.run("window.trouble = 503");
        browser.touch("[data-call=door-9]");
        browser.untilWords("dialog", "Then a press of it raises no alarm");
        browser.touch("[data-call-sure]");
        browser.untilWords(".refusal", "nothing has changed for door-9");
        browser.touch("[data-call=door-9]");
        browser.touch("[data-call-sure]");
        browser.untilGone("[data-calls]");
    }

    @Test
    @Order(6)
    void whoMayNotRegisterDevicesHasNoSuchPage() throws Exception {
        browser.forgetCookies();
        ward.enter(browser, ward.code());
        browser.one("[data-page-open=handover]");
        assertThat(browser.shows("[data-page-open=devices]")).isFalse();
    }
}

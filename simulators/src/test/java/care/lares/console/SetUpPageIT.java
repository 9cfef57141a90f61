// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Somebody who installs the gateway sets a house up, from nothing to the certificate. */
class SetUpPageIT extends PageScene {
    private final Queue<String> codes = new ConcurrentLinkedQueue<>();
    private HttpServer phone;

    @Override
    void begin() throws Exception {
        phone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        phone.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String code = new ObjectMapper()
                    .readTree(body)
                    .path("confirm")
                    .path("code")
                    .asText();
            if (!code.isEmpty()) {
                codes.add(code);
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        phone.start();
        ward.enter(browser, ward.code("ivo", "alarms:act", "registry:write", "readings:read", "evidence:read"));
        browser.touch("[data-page-open=set-up]");
    }

    @AfterAll
    void hangUp() {
        if (phone != null) {
            phone.stop(0);
        }
    }

    @Test
    @Order(1)
    void beforeItBeginsNothingIsSaidToBeSetUp() {
        browser.untilWords(".site", "The house is not being set up.");
        assertThat(browser.shows("[data-being-set-up]")).isFalse();
        looks.at("set-up-none");
    }

    @Test
    @Order(2)
    void fromThenOnEveryPageSaysSoAndWhatIsMissing() {
        browser.doubleTouch("[data-set-up=begin]");
        browser.untilWords("[data-being-set-up]", "THIS HOUSE IS BEING SET UP");
        browser.untilWords("[data-remaining]", "Register a contact");
        browser.untilWords(".site", "No device is registered yet: lares enrol DEVICE", "Pull the mains once");
        assertThat(browser.shows("[data-set-up=certify]")).isFalse();
        looks.at("set-up-begun");
        browser.touch("[data-page-close]");
        browser.untilWords("[data-being-set-up]", "THIS HOUSE IS BEING SET UP");
        browser.touch("[data-page-open=set-up]");
    }

    @Test
    @Order(3)
    void whatIsShownIsTickedOffUntilNothingIsMissing() throws Exception {
        ward.registerResidents();
        ward.put("devices/pendant-1", "{\"resident\":\"resident-1\",\"driver\":\"native\"}");
        ward.put(
                "contacts/son",
                "{\"name\":\"Ben Ahl\",\"webhook\":{\"url\":\"http://127.0.0.1:"
                        + phone.getAddress().getPort() + "/\"}}");
        browser.one("[data-sensor=pendant-1][data-state=untouched]");
        for (int pendant = 1; pendant <= 3; pendant++) {
            ward.pressPendant(pendant);
            browser.one("[data-sensor=pendant-" + pendant + "][data-state=shown]");
        }
        ward.endAll();
        looks.at("set-up-half");
        browser.touch("[data-call=son]");
        browser.until("the phone has a code", () -> !codes.isEmpty());
        browser.type("#set-up-code", "wron-code" + Keys.ENTER);
        browser.untilWords(".refusal", "No test call of the last day carries this code.");
        browser.type("#set-up-code", codes.peek() + Keys.ENTER);
        browser.one("[data-contact=son][data-state=shown]");
        ward.tell("ups-1", "{'kind':'mains','value':false}");
        browser.untilWords("[data-pull=mains]", "pulled: put it back");
        ward.tell("ups-1", "{'kind':'mains','value':true}");
        browser.one("[data-pull=mains][data-state=shown]");
        ward.post("dev/fault", "{'uplink':'down'}");
        browser.untilWords("[data-pull=uplink]", "pulled: put it back");
        ward.post("dev/fault", "{'uplink':'up'}");
        browser.one("[data-remaining='0']");
        looks.at("set-up-ready");
    }

    @Test
    @Order(4)
    void theCertificateEndsItAndWhatComesLaterIsNotProvenYet() throws Exception {
        browser.touch("[data-set-up=certify]");
        browser.untilWords(".site-certificate", "Certified");
        browser.untilWords(".site-certificate", "pendant-1, ", ": activated: sos", "of the log");
        browser.untilGone("[data-being-set-up]");
        ward.post("devices", "{'id':'smoke-9','place':'room-2'}");
        browser.untilWords("[data-later=smoke-9]", "not proven yet");
        looks.at("set-up-certificate");
        browser.doubleTouch("[data-set-up=begin]");
        browser.untilWords("[data-set-up=begin]", "Touch again: until there is a new certificate");
        assertThat(ward.get("commissioning").path("state").asText()).isNotEqualTo("being_set_up");
    }
}

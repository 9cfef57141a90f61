// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** An installer keeps the first roster of a house, and changes it while somebody else does. */
class RosterEditIT extends PageScene {
    private static final String THEIRS = "{\"zone\":\"Europe/Berlin\",\"steps\":[{\"contacts\":[\"night-desk\"]}]}";

    @Override
    void begin() throws Exception {
        ward.registerResidents();
        ward.put("people/nora/pin", "{\"pin\":\"274951\"}");
        ward.enter(browser, ward.code("installer", "alarms:read", "registry:write"));
        browser.touch("[data-page-open=roster]");
    }

    @Test
    @Order(1)
    void contactsAreRegisteredFirst() throws Exception {
        browser.touch("[data-plan=contacts]");
        browser.touch("[data-add=contact]");
        fill("contact.id", "night desk");
        fill("contact.name", "Night desk");
        fill("contact.url", "ftp://nowhere");
        browser.touch("[data-contact-save]");
        browser.untilWords(".plan-row", "1 to 64 letters, digits, - or _.");
        browser.untilWords(".plan-row", "An address that begins with https://");
        looks.at("contact-faults");
        fill("contact.id", "night-desk");
        fill("contact.url", "https://phones.example/night");
        browser.touch("[data-contact-save]");
        browser.untilWords(".plan-section", "Night desk is saved. The secret with which calls are signed");
        assertThat(ward.get("contacts/night-desk").path("name").asText()).isEqualTo("Night desk");
        browser.touch("[data-plan=contacts]");
    }

    @Test
    @Order(2)
    void whatIsWrongStandsBesideItsFieldAndWhatSavingWouldDoBelow() throws Exception {
        browser.touch("[data-plan=edit]");
        fill("zone", "Mars/Olympus");
        browser.touch("[data-plan=save]");
        browser.untilWords(".plan", "There is no such time zone. Europe/Berlin is one.");
        browser.untilWords(".plan", "A name is missing.", "Nobody would be called in it.");
        looks.at("plan-faults");

        fill("zone", "Europe/Berlin");
        set("shifts.0.from", "20:00");
        set("shifts.0.to", "08:00");
        browser.type("[data-field='shifts.0.name']", "night");
        browser.touch("[data-chip='shifts.0.contacts:night-desk']");
        browser.one("[data-chip='shifts.0.contacts:night-desk'][aria-pressed=true]");
        assertThat(browser.words(".plan"))
                .as("what goes as a field is left must not move what is touched")
                .doesNotContain("A name is missing.");
        browser.touch("[data-chip='steps.0.shifts:night']");
        browser.one("[data-effect='168']");
        looks.at("plan");
        browser.touch("[data-plan=save]");
        browser.untilWords("[data-saved]", "Saved. It holds from now on.");
        JsonNode kept = ward.get("roster");
        assertThat(kept.path("changedBy").asText()).isEqualTo("installer");
        assertThat(kept.path("shifts").get(0).path("to").asText()).isEqualTo("08:00");
        assertThat(kept.path("steps").get(0).path("shifts").get(0).asText()).isEqualTo("night");
        browser.untilWords(".roster-table", "20:00–08:00");
        looks.at("roster-week");
    }

    @Test
    @Order(3)
    void somebodySleepsAndIsCalledForUrgentAlarmsOnly() throws Exception {
        browser.touch("[data-plan=edit]");
        browser.touch("[data-add=quiet]");
        untilOn("dataset.field", "quiet.0.contact");
        browser.touch("[data-plan=save]");
        browser.untilWords(".plan-said", "3 things must be put right first.");
        browser.untilWords(".plan", "Choose somebody.", "A time such as 21:30 is missing.");
        set("quiet.0.contact", "night-desk");
        set("quiet.0.from", "22:00");
        set("quiet.0.to", "07:00");
        browser.touch("[data-chip='quiet.0.days:sat']");
        browser.one("[data-effect='168']");
        looks.at("plan-quiet");
        browser.touch("[data-plan=save]");
        browser.untilWords(".roster-lines", "Night desk: Sat 22:00–07:00");
        JsonNode quiet = ward.get("roster").path("quiet").get(0);
        assertThat(quiet.path("contact").asText()).isEqualTo("night-desk");
        assertThat(quiet.path("days").toString()).isEqualTo("[\"sat\"]");
    }

    @Test
    @Order(4)
    void alarmsOfSomePlacesCallInAnOrderOfTheirOwn() throws Exception {
        browser.touch("[data-plan=edit]");
        browser.touch("[data-add=order]");
        browser.touch("[data-plan=save]");
        browser.untilWords(".plan", "Choose at least one place.");
        untilOn("dataset.chip", "places.0.places:room-1");
        browser.touch("[data-chip='places.0.places:room-2']");
        browser.untilWords(".plan", "Order 1: Room 2");
        browser.touch("fieldset [data-add=step]");
        browser.untilWords(".plan", "Step 2 of order 1");
        browser.untilWords(".plan", "Nobody would be called in it.");
        browser.touch("[data-chip='places.0.steps.1.contacts:night-desk']");
        browser.touch("fieldset [data-move=earlier]");
        untilOn("ariaLabel", "Step 1 of order 1: later");
        browser.touch("[data-add=order]");
        browser.one("[data-chip='places.1.places:room-3']");
        assertThat(browser.shows("[data-chip='places.1.places:room-2']"))
                .as("a place is in one order")
                .isFalse();
        browser.touch("[data-chip='places.1.places:room-3']");
        browser.untilWords(".plan-effect", "The coming week, hour by hour: Room 3");
        looks.at("plan-places");
        browser.touch("[data-plan=save]");
        browser.untilWords(".roster-plans", "Room 2");
        JsonNode places = ward.get("roster").path("places");
        assertThat(places.findValuesAsText("places")).hasSize(2);
        JsonNode steps = places.get(0).path("steps");
        assertThat(places.get(0).path("places").get(0).asText()).isEqualTo("room-2");
        assertThat(steps.get(0).path("contacts").get(0).asText()).isEqualTo("night-desk");
        assertThat(steps.get(1).path("shifts").get(0).asText()).isEqualTo("night");
    }

    @Test
    @Order(5)
    void whoMayTakeAnAlarmIsChosenOrTyped() throws Exception {
        browser.touch("[data-plan=edit]");
        browser.touch("[data-chip='accepts:nora']");
        browser.type("[data-field=accepts-other]", "ward/1" + Keys.ENTER);
        browser.touch("[data-plan=save]");
        browser.untilWords(".plan", "“ward/1” is no name to log in with");
        browser.touch("[data-chip='accepts:ward/1']");
        browser.untilGone("[data-chip='accepts:ward/1']");
        browser.type("[data-field=accepts-other]", "jonas" + Keys.ENTER);
        browser.one("[data-chip='accepts:jonas'][aria-pressed=true]");
        assertThat(browser.shows("[data-plan=save]"))
                .as("Enter adds, and saves nothing")
                .isTrue();
        looks.at("plan-accepts");
        browser.touch("[data-plan=save]");
        browser.untilWords(".roster", "jonas, nora");
        assertThat(ward.get("roster").path("accepts").toString()).isEqualTo("[\"jonas\",\"nora\"]");
    }

    @Test
    @Order(6)
    void whatIsNotSavedCanBeUndoneAndIsNotLostBySlip() {
        browser.touch("[data-plan=edit]");
        fill("shifts.0.name", "late");
        browser.touch("[data-page-close]");
        browser.untilWords(".roster", "There are changes that are not saved.");
        browser.touch("[data-plan=undo]");
        browser.until(
                "the name is back",
                () -> "night"
                        .equals(browser.run("return document.querySelector('[data-field=\"shifts.0.name\"]').value")));
        browser.one("[data-plan=undo][aria-disabled=true]");
    }

    @Test
    @Order(7)
    void whoIsLateSeesWhoWasFasterAndDecides() throws Exception {
        ward.advanceClock("1s");
        ward.put("roster", THEIRS);
        set("shifts.0.from", "21:00");
        browser.touch("[data-plan=save]");
        browser.untilWords("[data-conflict]", "admin changed the roster at");
        assertThat(ward.get("roster").path("shifts").size()).isZero();
        looks.at("plan-conflict");
        browser.touch("[data-conflict-reload]");
        browser.untilGone("[data-field='shifts.0.from']");
        browser.touch("[data-add=absence]");
        browser.untilWords(".plan", "Choose somebody.");
        browser.doubleTouch("[data-plan=cancel]");
        browser.untilWords("[data-plan=cancel]", "Touch again: what you have changed is lost");
        browser.touch("[data-plan=cancel]");
        browser.one("[data-plan=edit]");
    }

    @Test
    @Order(8)
    void whoIsLateKeepsAllThatWasChanged() throws Exception {
        browser.touch("[data-plan=edit]");
        browser.touch("[data-add=quiet]");
        set("quiet.0.contact", "night-desk");
        set("quiet.0.from", "13:00");
        set("quiet.0.to", "14:00");
        browser.touch("[data-add=order]");
        browser.touch("[data-chip='places.0.places:room-1']");
        browser.touch("[data-chip='accepts:nora']");
        ward.advanceClock("1s");
        ward.put("roster", "{\"zone\":\"Europe/Paris\",\"steps\":[{\"contacts\":[\"night-desk\"]}]}");
        browser.touch("[data-plan=save]");
        browser.one("[data-conflict]");
        assertThat(ward.get("roster").path("quiet").size()).isZero();
        browser.touch("[data-conflict-overwrite]");
        browser.untilWords("[data-saved]", "Saved. It holds from now on.");
        JsonNode kept = ward.get("roster");
        assertThat(kept.path("quiet").get(0).path("from").asText()).isEqualTo("13:00");
        assertThat(kept.path("places").get(0).path("places").get(0).asText()).isEqualTo("room-1");
        assertThat(kept.path("accepts").get(0).asText()).isEqualTo("nora");
    }

    /** The keyboard is on what this says of it. */
    private void untilOn(String property, String value) {
        browser.untilSo(() -> assertThat(browser.run("return document.activeElement." + property))
                .isEqualTo(value));
    }

    /** Types into an emptied field and goes on, as the keyboard does. */
    private void fill(String field, String text) {
        String css = "[data-field='" + field + "']";
        browser.touch(css);
        browser.type(css, Keys.chord(Keys.CONTROL, "a") + text + Keys.TAB);
    }

    /** Chooses a time, which browsers ask for in their own ways. */
    private void set(String field, String value) {
        browser.run(
                "const field = document.querySelector(arguments[0]); field.value = arguments[1];"
                        + "field.dispatchEvent(new Event('change', {bubbles: true}));",
                "[data-field='" + field + "']",
                value);
    }
}

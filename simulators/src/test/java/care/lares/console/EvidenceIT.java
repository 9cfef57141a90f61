// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.sync.verify.ReceiptVerifier;
import care.lares.sync.verify.TrustedKeys;
import care.lares.sync.verify.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Somebody wants something proved: a real browser verifies what a real gateway hands out. */
class EvidenceIT extends PageScene {

    @Override
    void begin() throws Exception {
        ward.registerResidents();
        ward.tell(
                "pendant-1", "[{'kind':'heart_rate','value':64,'unit':'/min'},{'kind':'spo2','value':97,'unit':'%'}]");
        ward.pressPendant(1);
        ward.enter(browser, ward.auditorsCode());
        browser.one("[data-alarm]");
        browser.touch("[data-act=accept]");
        browser.touch("[data-state=accepted] [data-act=end]");
        browser.touch("[data-outcome=helped_up]");
        browser.untilGone("[data-alarm]");
        browser.touch("[data-page-open=evidence]");
    }

    @Test
    @Order(1)
    void everyStepOfAnAlarmCanBeProvedAndNoTickGoesBeyondWhatWasVerified() {
        looks.at("evidence");
        browser.touch("[data-pick-alarm]");
        browser.until("its steps", () -> browser.all(".pick-steps [data-seq]").size() >= 3);
        browser.touch(".pick-steps li:nth-child(2) [data-seq]");
        browser.one("[data-proof=valid]");

        browser.untilWords(".proof-entry", "accepted by " + TestWard.CARER);
        browser.untilSo(() -> assertThat(states())
                .containsExactly(
                        "entry proved",
                        "leaf proved",
                        "checkpoint proved",
                        "witnesses missing",
                        "anchor missing",
                        "block missing"));
        browser.untilWords("[data-tier=sealed]", "sealed", "would notice any later change");
        looks.at("evidence-sealed");
    }

    @Test
    @Order(2)
    void aChangedByteIsRefusedWithTheReason() {
        browser.touch("[data-proof-act=spoil]");
        browser.one("[data-proof=refused]");

        browser.untilSo(() -> assertThat(browser.words(".proof-reason")).isNotBlank());
        browser.untilWords(".proof", "REFUSED", "One byte of it was changed here");
        browser.untilGone(".chain");
        looks.at("evidence-refused");
    }

    @Test
    @Order(3)
    void aReadingIsProvedAsItWasTold() {
        browser.untilWords("[aria-labelledby=evidence-readings]", "Alma Ahl: Pulse 64 /min");
        browser.run("[...document.querySelectorAll('[aria-labelledby=evidence-readings] [data-seq]')]"
                + ".find(button => button.innerText.includes('Pulse 64')).click()");
        browser.untilWords(".proof-entry", "heart_rate /min");

        browser.untilWords(".proof-entry", "64", "pendant-1", "resident-1");
    }

    @Test
    @Order(4)
    void anEntryThatIsNotThereSaysSo() {
        browser.type("#evidence-seq", "999999" + Keys.ENTER);

        browser.untilWords(".evidence-said", "there is no such entry; the newest has number");
        browser.untilGone(".proof");
    }

    @Test
    @Order(5)
    void theDownloadedReceiptHoldsForWhoeverVerifiesItElsewhere() throws Exception {
        Path downloads = Files.createDirectories(directory.resolve("downloads"));
        browser.downloadTo(downloads);
        browser.run("document.getElementById('evidence-seq').value = ''");
        browser.type("#evidence-seq", "0" + Keys.ENTER);
        browser.one("[data-proof=valid]");
        browser.touch("[data-proof-act=download]");

        Path receipt = downloads.resolve("lares-entry-0.tlog-proof");
        browser.until("the file is there", () -> Files.exists(receipt));
        assertThat(ReceiptVerifier.verify(Files.readAllBytes(receipt), TrustedKeys.NONE))
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    @Order(6)
    void aReceiptSomebodyBringsIsVerifiedAgainstTheKeysThatAreTrusted() throws Exception {
        Path receipt = directory.resolve("downloads/lares-entry-0.tlog-proof");
        browser.type("#evidence-file", receipt.toString());
        browser.untilWords("[data-proof=valid]", "lares-entry-0.tlog-proof");
        browser.untilWords("[data-link=checkpoint]", "compare it with the one the house gave you");

        browser.touch(".proof-keys summary");
        trust(key());
        browser.untilWords("[data-link=checkpoint]", "You have named this key");
        trust("lares.local/other+b12bbf05+AQNqxiNwvMZrhZ4cBQyaRkSDOYKSwBK9GUkB2GQ0wJzE");
        browser.one("[data-proof=refused]");
        trust("");
        browser.one("[data-proof=valid]");
        looks.at("evidence-file");

        byte[] changed = Files.readAllBytes(receipt);
        changed[changed.length / 2] ^= 1;
        Path other = Files.write(directory.resolve("changed.tlog-proof"), changed);
        browser.type("#evidence-file", other.toString());
        browser.one("[data-proof=refused]");
        browser.untilWords(".proof", "It was changed, or damaged on its way");
    }

    @Test
    @Order(7)
    void anAlarmIsSeenWhileSomebodyLooksAtEvidence() throws Exception {
        ward.pressPendant(2);
        browser.untilWords("[data-alarm]", "Bertil Bergdal");
        assertThat(browser.shows(".evidence")).isTrue();

        browser.touch("[data-page-close]");
        browser.one("[data-resident=resident-1]");
        browser.untilFocused("Residents");
    }

    private void trust(String keys) {
        browser.run(
                "const field = document.getElementById('proof-keys'); field.value = arguments[0];"
                        + "field.dispatchEvent(new Event('change'));",
                keys);
    }

    private String key() throws Exception {
        return ward.health().path("journal").path("verifierKey").asText();
    }

    private List<String> states() {
        return Stream.of(String.valueOf(browser.run("return [...document.querySelectorAll('[data-link]')]"
                                + ".map(link => `${link.dataset.link} ${link.dataset.state}`).join(',')"))
                        .split(","))
                .toList();
    }
}

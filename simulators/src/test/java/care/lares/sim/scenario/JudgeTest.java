// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class JudgeTest {
    private static final Sighting FALL = seen("fall", "resident-01", "active", 121);
    private static final Sighting SOS = seen("sos", "resident-02", "active", 30);

    @Test
    void isContentWithTheRightAlarmInTime() throws Exception {
        assertThat(judged("expect: [{kind: fall, resident: 1, at: 2m, within: 5s}]", FALL))
                .allMatch(Verdict::met);
        assertThat(judged("expect: [{kind: any, at: 2m, within: 5s}]", FALL)).allMatch(Verdict::met);
    }

    @Test
    void saysWhatWasExpectedAndWhatWasSeen() throws Exception {
        assertThat(judged("expect: [{kind: fall, resident: 1, at: 2m, within: 500s, state: ended}]", FALL))
                .singleElement()
                .hasToString("line 1: expected fall of resident-01 ended within 8m20s of 2m,"
                        + " saw fall of resident-01 active at 2m1s");
        assertThat(judged("expect: [{kind: fall, at: 3m}]", FALL, SOS)
                        .get(0)
                        .unmet()
                        .orElseThrow())
                .isEqualTo("saw fall of resident-01 active at 2m1s");
        assertThat(judged("expect: [{kind: smoke}]", SOS).get(0).unmet())
                .contains("saw only sos of resident-02 active at 30s");
        assertThat(judged("expect: [{kind: smoke}]").get(0).unmet()).contains("saw no alarm at all");
    }

    @Test
    void neverMeansNeverWithinItsTimes() throws Exception {
        assertThat(judged("lasts: 5m\nnever: [{kind: sos}]", FALL)).allMatch(Verdict::met);
        assertThat(judged("lasts: 5m\nnever: [{kind: sos}]", SOS))
                .singleElement()
                .hasToString("line 2: expected never sos, saw sos of resident-02 active at 30s");
        assertThat(judged("never: [{kind: sos, from: 1m, until: 2m}]", SOS)).allMatch(Verdict::met);
    }

    @Test
    void otherAlarmsAreThoseNobodyExpects() throws Exception {
        String scenario = "lasts: 5m\nexpect: [{kind: fall, at: 2m}]\nnever: [{kind: other}]";
        assertThat(judged(scenario, FALL)).allMatch(Verdict::met);
        assertThat(judged(scenario, FALL, SOS).get(1).met()).isFalse();
    }

    @Test
    void writesJunitXmlThatParses() throws Exception {
        String xml = JunitXml.of(
                "A \"fall\" & <more>\u0007",
                judged("expect: [{kind: fall, at: 2m}, {kind: smoke}]", FALL),
                Duration.ofMillis(1_500));

        Document report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.getDocumentElement().getAttribute("tests")).isEqualTo("2");
        assertThat(report.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(report.getDocumentElement().getAttribute("name")).isEqualTo("A \"fall\" & <more>?");
        NodeList failures = report.getElementsByTagName("failure");
        assertThat(failures.getLength()).isEqualTo(1);
        assertThat(failures.item(0).getAttributes().getNamedItem("message").getNodeValue())
                .startsWith("saw only fall");
    }

    private static List<Verdict> judged(String scenario, Sighting... sightings) throws Exception {
        return new Judge(List.of(sightings), time -> time).judge(ScenarioFile.parse(scenario));
    }

    private static Sighting seen(String kind, String resident, String state, int second) {
        return new Sighting("a1", kind, resident, "d", state, Duration.ofSeconds(second));
    }
}

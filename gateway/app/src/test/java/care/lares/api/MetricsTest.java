// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private ApiHarness gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new ApiHarness();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void countsWhatCameInAndWhatWasRefusedAndWhy() throws Exception {
        gateway.tell("band-of-ada", "[{\"kind\":\"steps\",\"value\":1},{\"kind\":\"nope\",\"value\":1}]");
        gateway.admin().get("/api/v1/devices/band-of-ada");
        gateway.client().get("/api/v1/devices/band-of-ada");
        gateway.tell("band-of-ada", "[{\"kind\":\"steps\",\"value\":2},{\"kind\":\"nope\",\"value\":1}]");

        assertThat(scrape())
                .contains("lares_readings_accepted_total 2.0")
                .contains("lares_readings_rejected_total{driver=\"native\",reason=\"unknown_kind\"} 2.0")
                .contains("lares_http_requests_total{method=\"GET\",route=\"/api/v1/devices/{id}\",status=\"200\"} 1.0")
                .contains("lares_http_requests_total{method=\"GET\",route=\"/api/v1/devices/{id}\",status=\"401\"} 1.0")
                .contains("lares_journal_durable ", "lares_index_lag_seconds ", "lares_resident_bytes ")
                .contains("lares_mqtt_sessions_away ", "lares_mqtt_waiting_bytes ", "lares_mqtt_dropped_total ")
                .doesNotContain("band-of-ada");
    }

    @Test
    void speaksOpenMetricsToWhoeverAsksForIt() throws Exception {
        HttpResponse<String> answer = gateway.admin()
                .with("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5")
                .get("/metrics");

        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(answer.body()).endsWith("# EOF\n");
        assertThat(gateway.admin().get("/metrics").headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void addressesThatPeopleInventMakeNoSeries() throws Exception {
        scrape();
        long before = scrape().lines().count();
        for (int i = 0; i < 20; i++) {
            EventReader.status(gateway.port, List.of("X-Nothing", "x" + i));
            try (EventReader odd = new EventReader(gateway.port, "/invented/" + i, List.of(), 0)) {
                assertThat(odd.status).isEqualTo(404);
            }
        }
        assertThat(scrape().lines().count() - before).isLessThanOrEqualTo(2);
    }

    private String scrape() throws Exception {
        return gateway.admin().get("/metrics").body();
    }
}

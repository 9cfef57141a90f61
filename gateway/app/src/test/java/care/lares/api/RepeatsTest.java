// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever lost an answer asks again, and nothing is done twice: each code that is minted is another one. */
class RepeatsTest {
    private static final JsonObject ANNA = wish("anna");

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
    void theSameKeyIsAnsweredAsTheFirstTime() throws Exception {
        HttpResponse<String> first = post("k-1", ANNA);
        assertThat(first.statusCode()).isEqualTo(201);
        HttpResponse<String> again = post("k-1", ANNA);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(post("k-2", ANNA).body()).isNotEqualTo(first.body());
        assertThat(gateway.admin().post("/api/v1/session/codes", ANNA).body()).isNotEqualTo(first.body());
    }

    @Test
    void anotherBodyIsAnotherRequest() throws Exception {
        post("k-1", ANNA);
        HttpResponse<String> other = post("k-1", wish("bert"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(other.body()).getString("detail")).contains("another key");
    }

    @Test
    void somebodyElsesKeyIsAnotherOne() throws Exception {
        gateway.enrol("chief", "admin");
        String first = post("k-1", ANNA).body();
        HttpResponse<String> other =
                gateway.client().as("chief").with("Idempotency-Key", "k-1").post("/api/v1/session/codes", wish("bert"));
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.body()).isNotEqualTo(first);
    }

    @Test
    void whatWasRefusedMayBeSentBetter() throws Exception {
        assertThat(post("k-1", new JsonObject()).statusCode()).isEqualTo(400);
        assertThat(post("k-1", ANNA).statusCode()).isEqualTo(201);
    }

    @Test
    void aKeyThatIsNoneIsABadRequest() throws Exception {
        assertThat(post("k 1", ANNA).statusCode()).isEqualTo(400);
        assertThat(post("k".repeat(129), ANNA).statusCode()).isEqualTo(400);
    }

    @Test
    void forgetsTheOldestWhenThereAreTooMany() throws Exception {
        String first = post("k-first", ANNA).body();
        for (int i = 0; i < Repeats.MAX_KEPT; i++) {
            post("k-" + i, ANNA);
        }
        assertThat(post("k-first", ANNA).body()).isNotEqualTo(first);
    }

    private HttpResponse<String> post(String key, JsonObject body) throws Exception {
        return gateway.admin().with("Idempotency-Key", key).post("/api/v1/session/codes", body);
    }

    private static JsonObject wish(String person) {
        return new JsonObject().put("person", person).put("scopes", new JsonArray().add("alarms:read"));
    }
}

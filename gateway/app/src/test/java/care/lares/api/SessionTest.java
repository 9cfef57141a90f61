// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.PersonId;
import care.lares.journal.AccessEntry;
import care.lares.journal.AccessEntry.CodeMinted;
import care.lares.journal.AccessEntry.CodeUsed;
import care.lares.journal.AccessEntry.SessionOpened;
import care.lares.security.Secrets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class SessionTest {
    private static final String SESSION = "/api/v1/session";
    private static final String CODES = "/api/v1/session/codes";

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
    void aCodeSignsInOnce() throws Exception {
        String code = code("anna");
        HttpResponse<String> first = signIn(code);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HTTPOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
        assertThat(new JsonObject(first.body()).getJsonArray("scopes").getList())
                .isEqualTo(List.of("alarms:act", "residents:read", "readings:write"));

        assertThat(signIn(code).statusCode()).isEqualTo(401);
    }

    @Test
    void aCodeIsTakenAsPeopleCopyIt() throws Exception {
        String code = code("anna");

        assertThat(signIn(" " + code.replace("-", "").toUpperCase(Locale.ROOT) + "\n")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoSignsInOverAndOverSignsNobodyElseOut() throws Exception {
        HttpResponse<String> anna = signIn(code("anna"));
        Instant until = gateway.now.plus(Duration.ofDays(300));
        for (int i = 0; i < Sessions.MAX_SESSIONS; i++) {
            gateway.know(new SessionOpened(
                    gateway.now, Secrets.hash("s" + i), new PersonId("script"), Set.of("alarms:read"), until, "token"));
        }
        HttpResponse<String> again = signIn(code("anna"));
        assertThat(browser(anna).get("/api/v1/alarms").statusCode()).isEqualTo(200);
        assertThat(browser(again).get("/api/v1/alarms").statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeLetsInOnceWhileStorageFailsAndIsRecordedLater() throws Exception {
        gateway.storageHangs = true;
        gateway.storageFails = true;
        HttpResponse<String> minted = gateway.admin().post(CODES, new JsonObject().put("person", "anna"));
        assertThat(minted.statusCode()).isEqualTo(201);
        JsonObject code = new JsonObject(minted.body());
        assertThat(code.getBoolean("recorded")).isFalse();

        HttpResponse<String> answer = signIn(code.getString("code"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getBoolean("recorded")).isFalse();
        assertThat(browser(answer).get("/api/v1/alarms").statusCode()).isEqualTo(200);
        assertThat(signIn(code.getString("code")).statusCode()).isEqualTo(401);
        assertThat(gateway.journal.entries)
                .extracting(entry -> (Object) entry.getClass())
                .containsSequence(CodeMinted.class, CodeUsed.class, SessionOpened.class);
    }

    @Test
    void nobodyWaitsLongForStorageThatDoesNotAnswer() throws Exception {
        String code = code("anna");
        gateway.storageHangs = true;

        HttpResponse<String> answer = signIn(code);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getBoolean("recorded")).isFalse();
    }

    @Test
    void nobodyComesInWhenTheLogIsFull() throws Exception {
        String code = code("anna");
        gateway.journal.full = true;
        HttpResponse<String> refused = signIn(code);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(gateway.admin()
                        .post(CODES, new JsonObject().put("person", "anna"))
                        .statusCode())
                .isEqualTo(503);
        gateway.journal.full = false;
        assertThat(signIn(code).statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeRunsOut() throws Exception {
        String code = code("anna");
        gateway.now = gateway.now.plus(Sessions.CODE_LASTS);

        assertThat(signIn(code).statusCode()).isEqualTo(401);
    }

    @Test
    void whatAClockFarAheadHasOpenedEndsWhenItIsSetRight() throws Exception {
        Instant right = gateway.now;
        gateway.now = right.plus(Duration.ofDays(400));
        String code = code("anna");
        HttpResponse<String> answer = signIn(code("anna"));
        assertThat(browser(answer).get("/api/v1/alarms").statusCode()).isEqualTo(200);
        gateway.now = right;

        assertThat(browser(answer).get("/api/v1/alarms").statusCode()).isEqualTo(401);
        assertThat(signIn(code).statusCode()).isEqualTo(401);
    }

    @Test
    void aCodeAllowsWhatThePersonsCredentialDoes() throws Exception {
        gateway.enrol("olga", "evidence:read");

        JsonObject session = new JsonObject(signIn(code("olga")).body());
        assertThat(session.getJsonArray("scopes").getList()).isEqualTo(List.of("evidence:read"));
    }

    @Test
    void aTokenSignsIn() throws Exception {
        gateway.enrol("olga", "alarms:read");
        JsonObject token = new JsonObject().put("token", "olga");
        HttpResponse<String> answer = gateway.client().post(SESSION, token);

        assertThat(browser(answer).get("/api/v1/alarms").statusCode()).isEqualTo(200);
        assertThat(browser(answer).get("/api/v1/residents").statusCode()).isEqualTo(403);
        assertThat(browser(answer).json(SESSION)).isEqualTo(new JsonObject(answer.body()));
    }

    @Test
    void refusesWhatIsNoSignIn() throws Exception {
        for (String body : List.of(
                "{}",
                "[]",
                "{\"code\":1}",
                "{\"code\":\"a\",\"token\":\"b\"}",
                "{\"code\":null}",
                "nonsense",
                "{\"code\":\"x\"",
                "")) {
            HttpResponse<String> answer = gateway.client()
                    .with("Content-Type", "application/json")
                    .send("POST", SESSION, BodyPublishers.ofString(body));
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
        }
        assertThat(gateway.client()
                        .post(SESSION, new JsonObject().put("token", "guessed"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesWhatIsNoRequestForACode() throws Exception {
        for (String body : List.of(
                "{}",
                "{\"person\":7}",
                "{\"person\":\"a/b\"}",
                "{\"person\":\"a\",\"scopes\":[]}",
                "{\"person\":\"a\",\"scopes\":[\"all\"]}",
                "{\"person\":\"a\",\"more\":1}")) {
            HttpResponse<String> answer = gateway.admin()
                    .with("Content-Type", "application/json")
                    .send("POST", CODES, BodyPublishers.ofString(body));
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
        }
    }

    @Test
    void unsafeRequestsOfABrowserNeedItsProof() throws Exception {
        HttpResponse<String> answer = signIn(code("anna", "admin"));
        JsonObject asked = new JsonObject().put("person", "eve");

        assertThat(browser(answer).post(CODES, asked).statusCode()).isEqualTo(403);
        assertThat(browser(answer)
                        .with("X-Lares-Csrf", "guessed")
                        .post(CODES, asked)
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser(answer)
                        .send("DELETE", SESSION, BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser(answer)
                        .with("X-Lares-Csrf", csrf(answer))
                        .post(CODES, asked)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        HttpResponse<String> answer = signIn(code("anna"));
        HttpResponse<String> out =
                browser(answer).with("X-Lares-Csrf", csrf(answer)).send("DELETE", SESSION, BodyPublishers.noBody());

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(browser(answer).get(SESSION).statusCode()).isEqualTo(401);
        assertThat(gateway.admin()
                        .send("DELETE", SESSION, BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSessionInUseGoesOnAndAForgottenOneEnds() throws Exception {
        HttpResponse<String> answer = signIn(code("anna"));
        for (int i = 0; i < 4; i++) {
            gateway.now = gateway.now.plus(Sessions.LASTS).minusSeconds(60);
            assertThat(browser(answer).get(SESSION).statusCode()).isEqualTo(200);
        }
        gateway.now = gateway.now.plus(Sessions.LASTS);
        assertThat(browser(answer).get(SESSION).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionInUseIsNotWrittenDownAtEachRequest() throws Exception {
        HttpResponse<String> answer = signIn(code("anna"));
        long before = gateway.journal.next();
        for (int i = 0; i < 60; i++) {
            gateway.now = gateway.now.plusSeconds(59);
            browser(answer).get(SESSION);
        }
        assertThat(gateway.journal.next() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void aCredentialMintedAnewEndsItsSessionsAndCodes() throws Exception {
        gateway.enrol("olga", "alarms:read");
        HttpResponse<String> answer = signIn(code("olga"));
        String code = code("olga");
        gateway.now = gateway.now.plusSeconds(1);
        gateway.enrol("olga", "alarms:read");

        assertThat(browser(answer).get(SESSION).statusCode()).isEqualTo(401);
        assertThat(signIn(code).statusCode()).isEqualTo(401);
    }

    @Test
    void aRestartSignsNobodyOutAndMakesNoUsedCodeGoodAgain() throws Exception {
        String used = code("anna");
        HttpResponse<String> answer = signIn(used);
        String unused = code("berta");
        String over = code("clara");
        HttpResponse<String> gone = signIn(over);
        browser(gone).with("X-Lares-Csrf", csrf(gone)).send("DELETE", SESSION, BodyPublishers.noBody());
        MemoryJournal log = gateway.journal;
        gateway.close();
        gateway = new ApiHarness(log, "life2");

        assertThat(browser(answer).json(SESSION).getString("csrf")).isEqualTo(csrf(answer));
        assertThat(browser(gone).get(SESSION).statusCode()).isEqualTo(401);
        assertThat(signIn(used).statusCode()).isEqualTo(401);
        assertThat(signIn(unused).statusCode()).isEqualTo(200);
    }

    @Test
    void theLogHoldsHashesOnly() throws Exception {
        String code = code("anna");
        String cookie = cookie(signIn(code));
        String token = cookie.substring(cookie.indexOf('=') + 1);

        String log = gateway.journal.entries.toString();
        assertThat(log).doesNotContain(code, code.replace("-", ""), token);
        assertThat(gateway.journal.entries).hasAtLeastOneElementOfType(AccessEntry.CodeUsed.class);
    }

    @Test
    void guessingGetsSlowerAndKnowingDoesNot() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("guess-" + i).statusCode()).isEqualTo(401);
        }
        long begin = System.nanoTime();
        assertThat(signIn("guess-6").statusCode()).isEqualTo(401);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(700));
        for (boolean overtook = false; !overtook; ) {
            CompletableFuture<HttpResponse<String>> guess = signInLater("guess-again");
            assertThat(signIn(code("anna")).statusCode()).isEqualTo(200);
            // Each guess waits longer than the one before, up to 8 s; a machine that stands has another try.
            overtook = !guess.isDone();
            assertThat(guess.join().statusCode()).isEqualTo(401);
        }
    }

    private String code(String person, String... scopes) throws Exception {
        JsonObject asked = new JsonObject().put("person", person);
        if (scopes.length > 0) {
            asked.put("scopes", new JsonArray(List.of((Object[]) scopes)));
        }
        HttpResponse<String> answer = gateway.admin().post(CODES, asked);
        assertThat(answer.statusCode()).isEqualTo(201);
        return new JsonObject(answer.body()).getString("code");
    }

    private HttpResponse<String> signIn(String code) throws Exception {
        return gateway.client().post(SESSION, new JsonObject().put("code", code));
    }

    private CompletableFuture<HttpResponse<String>> signInLater(String code) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return signIn(code);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private ApiClient browser(HttpResponse<String> signedIn) {
        return gateway.client().with("Cookie", cookie(signedIn));
    }

    private static String cookie(HttpResponse<String> signedIn) {
        return signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String csrf(HttpResponse<String> signedIn) {
        return new JsonObject(signedIn.body()).getString("csrf");
    }
}

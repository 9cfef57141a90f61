// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class IntroductionsTest {
    private static final String PATIENT = "Patient?identifier=anna";

    private final Introductions introductions = new Introductions();
    private final List<CompletableFuture<Answer>> sent = new CopyOnWriteArrayList<>();

    @Test
    void whatIntroducesTheSameWaitsForTheAnswer() {
        send(PATIENT, "Observation?identifier=1");
        send(PATIENT, "Observation?identifier=2");
        send("Patient?identifier=berta");
        assertThat(sent).hasSize(2);
        sent.get(0).complete(taken());
        assertThat(sent).hasSize(3);
    }

    @Test
    void whatIsKnownGoesAtOnce() {
        send(PATIENT);
        sent.get(0).complete(taken());
        send(PATIENT, "Observation?identifier=1");
        send(PATIENT, "Observation?identifier=2");
        assertThat(sent).hasSize(3);
    }

    @Test
    void whatWasNotTakenIsIntroducedAgain() {
        send(PATIENT);
        send(PATIENT);
        sent.get(0).complete(Answer.Failed.of("busy"));
        send(PATIENT);
        assertThat(sent).hasSize(2);
        sent.get(1).completeExceptionally(new IllegalStateException("gone"));
        assertThat(sent).hasSize(3);
    }

    @Test
    void nothingHangsOnWhatHangs() {
        send(PATIENT);
        send(PATIENT);
        await().atMost(Duration.ofSeconds(20)).until(() -> sent.size() == 2);
    }

    private void send(String... creates) {
        CompletableFuture<Answer> unused = introductions.inTurn(Set.of(creates), () -> {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            sent.add(answer);
            return answer;
        });
    }

    private static Answer taken() {
        return new Answer.Taken(new byte[0]);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.WitnessBook;
import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.witness.LogProofs;
import care.lares.sync.anchor.witness.WitnessAnchor;
import care.lares.sync.anchor.witness.WitnessTarget;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class WitnessQuorumTest {
    private static final Answer AWAY = new Answer.Unreached("no route");
    private static final Answer COSIGNED = new Answer.Cosigned("— w AAAA");

    private final List<String> told = new ArrayList<>();
    private final WitnessQuorum quorum = new WitnessQuorum(
            3,
            2,
            (place, answer) -> told.add(place.name() + " " + answer.getClass().getSimpleName()));

    @Test
    void oneOfThreeMayBeAwayButNotTwo() {
        quorum.accept(witness("a"), AWAY);
        assertThat(told).isEmpty();
        quorum.accept(witness("b"), AWAY);
        assertThat(told).containsExactly("witness b Unreached");
        quorum.accept(witness("a"), AWAY);
        assertThat(told).containsExactly("witness b Unreached", "witness a Unreached");
        quorum.accept(witness("a"), COSIGNED);
        quorum.accept(witness("b"), AWAY);
        assertThat(told).containsExactly("witness b Unreached", "witness a Unreached", "witness a Cosigned");
    }

    @Test
    void oneThatRefusesIsAlwaysTold() {
        quorum.accept(witness("a"), new Answer.Refused("another root"));
        assertThat(told).containsExactly("witness a Refused");
    }

    private static WitnessAnchor witness(String name) {
        LogProofs nothing = new LogProofs() {
            @Override
            public String verifierKey() {
                return "";
            }

            @Override
            public String origin() {
                return "";
            }

            @Override
            public long published() {
                return 0;
            }

            @Override
            public CompletionStage<Optional<PublishedCheckpoint>> checkpoint(long size) {
                return CompletableFuture.completedFuture(Optional.empty());
            }

            @Override
            public CompletionStage<List<byte[]>> consistency(long oldSize, long size) {
                return CompletableFuture.completedFuture(List.of());
            }
        };
        return new WitnessAnchor(
                new WitnessTarget(name, URI.create("http://127.0.0.1:1"), Optional.empty()),
                nothing,
                entry -> CompletableFuture.completedFuture(0L),
                new WitnessBook(),
                InstantSource.system(),
                () -> false);
    }
}

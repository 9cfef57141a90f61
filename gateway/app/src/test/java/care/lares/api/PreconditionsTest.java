// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What somebody saw is what they replace, or it stays. */
class PreconditionsTest {
    private static final JsonObject ATTIC = new JsonObject().put("id", "attic").put("name", "Attic");
    private static final JsonObject CELLAR = new JsonObject().put("id", "attic").put("name", "Cellar");
    private static final ETag SEEN = Content.of(ATTIC).tag();
    private static final ETag CHANGED = Content.of(CELLAR).tag();
    private static final List<String> NONE = List.of();
    private static final List<String> ANY = List.of("*");

    @Test
    void whatIsAsItWasSeenIsReplaced() {
        assertThat(refusal(SEEN, List.of(SEEN.text()), NONE)).isEmpty();
        assertThat(refusal(SEEN, List.of("\"other\", " + SEEN.text()), NONE)).isEmpty();
        assertThat(refusal(SEEN, List.of("\"other\"", SEEN.text()), NONE)).isEmpty();
        assertThat(refusal(SEEN, ANY, NONE)).isEmpty();
        assertThat(refusal(SEEN, NONE, NONE)).isEmpty();
    }

    @Test
    void whatHasChangedMeanwhileStays() {
        assertThat(refusal(CHANGED, List.of(SEEN.text()), NONE))
                .hasValueSatisfying(detail -> assertThat(detail).contains("GET it again"));
        assertThat(refusal(SEEN, List.of("W/" + SEEN.text()), NONE)).isPresent();
        assertThat(refusal(SEEN, List.of(""), NONE)).isPresent();
        assertThat(refusal(SEEN, List.of(SEEN.text().replace("\"", "")), NONE)).isPresent();
    }

    @Test
    void whatIsNotThereIsNotReplaced() {
        assertThat(Preconditions.refusal(Optional.empty(), ANY, NONE)).isPresent();
        assertThat(Preconditions.refusal(Optional.empty(), List.of(SEEN.text()), NONE))
                .isPresent();
        assertThat(Preconditions.refusal(Optional.empty(), NONE, ANY)).isEmpty();
    }

    @Test
    void whatIsThereIsNotMadeNew() {
        assertThat(refusal(SEEN, NONE, ANY)).isPresent();
        assertThat(refusal(SEEN, NONE, List.of(SEEN.text()))).isPresent();
        assertThat(refusal(SEEN, NONE, List.of(CHANGED.text()))).isEmpty();
    }

    @Test
    void whatADeviceTellsMeanwhileKeepsNobodyFromReplacingIt() {
        ETag before = Content.of(ATTIC.copy().put("battery", 50), ATTIC).tag();
        ETag now = Content.of(ATTIC.copy().put("battery", 49), ATTIC).tag();
        ETag moved = Content.of(CELLAR.copy().put("battery", 50), CELLAR).tag();
        assertThat(refusal(now, List.of(before.text()), NONE)).isEmpty();
        assertThat(now.matches(List.of(before.text()))).isFalse();
        assertThat(refusal(moved, List.of(before.text()), NONE)).isPresent();
    }

    private static Optional<String> refusal(ETag now, List<String> ifMatch, List<String> ifNoneMatch) {
        return Preconditions.refusal(Optional.of(now), ifMatch, ifNoneMatch);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.journal.Entry;
import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.LoggedReading;
import care.lares.journal.ReadingQuery;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.Subject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Wilma, who is erased, and Berta, who stays: what tests of erasure have in common. */
final class Erased {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final ResidentId WILMA = new ResidentId("wilma-k");
    static final ResidentId BERTA = new ResidentId("berta-s");
    static final String NAME = "Wilma Kesselring";
    static final String CARD = "penicillin allergy since 1961";
    /** A value nothing else in the directory looks like. */
    static final String WEIGHT = "61.7283945";

    private Erased() {}

    static List<Entry> history() {
        return List.of(described(WILMA, NAME), weight(WILMA, 1), described(BERTA, "Berta"), weight(BERTA, 3));
    }

    static ResidentDescribed described(ResidentId id, String name) {
        return new ResidentDescribed(
                NOON, id, name, Optional.empty(), 1, Map.of("allergies", id.equals(WILMA) ? CARD : "none"), "admin");
    }

    static Entry.ReadingLogged weight(ResidentId id, int minute) {
        String number = id.equals(WILMA) ? WEIGHT : "70.5";
        Reading reading = new Reading(
                new DeviceId("scale-" + id.value().charAt(0)),
                Kind.BODY_WEIGHT,
                new Value.Quantity(new BigDecimal(number)),
                NOON.plusSeconds(60L * minute),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        return new Entry.ReadingLogged(
                reading, new Assignment(Optional.of(id), Optional.of(new PlaceId("room-1"))), minute);
    }

    static PersonErased tombstone(Open open, ResidentId resident) {
        KeyCustody keys = open.journal().keys();
        Subject subject = Subject.of(resident);
        return new PersonErased(NOON, keys.tombstone(subject), keys.keys(subject), "admin");
    }

    static List<Long> index(Open open, ResidentId resident) throws Exception {
        return open.journal().index().readings(ReadingQuery.ALL.about(resident)).items().stream()
                .map(LoggedReading::seq)
                .toList();
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    static void assertNothingOfHerIsStored(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String secret : List.of(NAME, CARD, WEIGHT, WILMA.value(), "617283945")) {
                    assertThat(bytes.contains(secret))
                            .as(secret + " in " + file)
                            .isFalse();
                }
            }
        }
    }
}

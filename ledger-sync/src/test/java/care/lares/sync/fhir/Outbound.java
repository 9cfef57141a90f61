// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.ConsentId;
import care.lares.domain.Purpose;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.journal.ConsentEntry.ConsentGiven;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.seal.Checkpoint;
import care.lares.sync.consent.Consents;
import care.lares.sync.deidentify.Pseudonyms;
import care.lares.sync.summary.SeededWard;
import care.lares.sync.summary.Summary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one house gives one recipient, as the recipient reads it. */
final class Outbound {
    static final RecipientId NORTH = new RecipientId("centre-north");
    static final RecipientId SOUTH = new RecipientId("centre-south");
    static final Checkpoint REST = new Checkpoint(SeededWard.ORIGIN, 2_000_000, new byte[32]);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Registry registry = SeededWard.registry();
    private final FhirBundles bundles = new FhirBundles("ab".repeat(32), () -> SeededWard.DEVICES);
    private final Consents consents =
            new Consents(registry, new Pseudonyms(new byte[32]), SeededWard.HOUSE, Optional.of(SeededWard.ADDRESS));

    /** Everybody trusts the recipients, with their names or without. */
    Outbound trusted(boolean named) {
        for (RecipientId recipient : List.of(NORTH, SOUTH)) {
            for (ResidentId resident : List.of(SeededWard.ANNA, SeededWard.WILHELM)) {
                registry.apply(new ConsentGiven(
                        SeededWard.HOUR,
                        new ConsentId(recipient + "-" + resident),
                        resident,
                        recipient,
                        Purpose.CARE,
                        named,
                        Optional.empty(),
                        "test"));
            }
        }
        return this;
    }

    /** Somebody is called otherwise from now on. */
    Outbound called(ResidentId resident, String name) {
        registry.apply(new ResidentDescribed(
                SeededWard.HOUR, resident, name, Optional.of(SeededWard.ROOM), 1, Map.of(), "test"));
        return this;
    }

    FhirBundle of(Summary summary, RecipientId recipient) {
        return bundles.summary(
                summary,
                consents.summary(summary.resident(), recipient, SeededWard.HOUR).orElseThrow(),
                REST);
    }

    FhirBundle of(Alarm alarm, RecipientId recipient) {
        return bundles.alarm(alarm, consents.alarm(alarm, recipient, SeededWard.HOUR));
    }

    static String text(FhirBundle bundle) {
        return new String(bundle.json(), StandardCharsets.UTF_8);
    }

    static JsonNode read(FhirBundle bundle) {
        try {
            return JSON.readTree(bundle.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The resources of a type. */
    static List<JsonNode> resources(FhirBundle bundle, String type) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode entry : read(bundle).get("entry")) {
            if (entry.at("/resource/resourceType").asText().equals(type)) {
                all.add(entry.get("resource"));
            }
        }
        return all;
    }

    /** The only observation with a coding of this code. */
    static JsonNode observation(FhirBundle bundle, String code) {
        List<JsonNode> all = resources(bundle, "Observation").stream()
                .filter(one -> hasCode(one, code))
                .toList();
        assertThat(all).as(code).hasSize(1);
        return all.get(0);
    }

    static boolean hasCode(JsonNode holder, String code) {
        for (JsonNode coding : holder.at("/code/coding")) {
            if (coding.get("code").asText().equals(code)) {
                return true;
            }
        }
        return false;
    }

    /** The component with a coding of this code. */
    static JsonNode component(JsonNode observation, String code) {
        for (JsonNode component : observation.get("component")) {
            if (hasCode(component, code)) {
                return component;
            }
        }
        throw new AssertionError("no component " + code + " in " + observation);
    }
}

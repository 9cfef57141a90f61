// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.ResidentId;
import care.lares.sync.deidentify.Aliases;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.NamedPerson;
import care.lares.sync.summary.Scene;
import java.util.Optional;
import java.util.Set;

/** Who and what a bundle speaks of: persons, places, devices, each once and by the names its recipient knows. */
final class Cast {
    private static final Element PERSONAL_HEALTH_DEVICE =
            Types.concept(Types.coding(Systems.MDC, "65573", "MDC_MOC_VMS_MDS_SIMP"));
    private static final Element GATEWAY_TYPE = Types.concept(
                    Types.coding(Systems.MDC, "531981", "MDC_MOC_VMS_MDS_AHD"))
            .with("text", "Lares gateway");

    private final BundleDraft draft;
    private final Disclosure disclosure;
    private final Aliases aliases;
    private final String gateway;

    Cast(BundleDraft draft, Disclosure disclosure, String gateway) {
        this.draft = draft;
        this.disclosure = disclosure;
        this.aliases = disclosure.aliases();
        this.gateway = gateway;
    }

    /** The gateway itself. */
    String gateway() {
        Element device = Element.resource("Device")
                .and("identifier", Types.identifier(Systems.GATEWAY, gateway))
                .with("status", "active")
                .with("type", GATEWAY_TYPE);
        return draft.add("Device", Systems.GATEWAY, gateway, device);
    }

    /** Somebody who lives here, by name where it may be told. */
    String person(ResidentId resident) {
        Optional<NamedPerson> named = disclosure.person(resident);
        String alias = aliases.of("person", resident.value());
        Element patient = draft.resource("Patient").and("identifier", Types.identifier(Systems.PERSON, alias));
        if (named.isEmpty()) {
            return draft.add("Patient", Systems.PERSON, alias, patient.with("active", true));
        }
        String name = named.get().name();
        String version = aliases.of("person-version", resident.value(), name);
        patient.and("identifier", Types.identifier(Systems.PERSON_VERSION, version))
                .with("active", true)
                .and("name", new Element().with("text", name));
        return draft.add("Patient", Systems.PERSON_VERSION, version, patient);
    }

    /** Where helpers must go. */
    String scene(Scene scene) {
        String alias = aliases.of(
                "scene",
                scene.house(),
                scene.address().orElse(""),
                scene.place().orElse(""));
        Element location = draft.resource("Location")
                .and("identifier", Types.identifier(Systems.PLACE, alias))
                .with("status", "active")
                .with("name", scene.place().orElse(scene.house()))
                .with("description", scene.words());
        scene.address().ifPresent(address -> location.with("address", new Element().with("text", address)));
        return draft.add("Location", Systems.PLACE, alias, location);
    }

    /** The house, without a name. */
    String house() {
        String alias = aliases.of("house");
        Element location = draft.resource("Location")
                .and("identifier", Types.identifier(Systems.PLACE, alias))
                .with("status", "active");
        return draft.add("Location", Systems.PLACE, alias, location);
    }

    /** A device: never by its own id, which may be its radio's address. */
    String device(DeviceId device, Set<Kind> measures) {
        String alias = aliases.of("device", device.value());
        Element resource = draft.resource("Device")
                .and("identifier", Types.identifier(Systems.DEVICE, alias))
                .with("status", "active")
                .with("type", PERSONAL_HEALTH_DEVICE);
        measures.stream()
                .sorted()
                .map(Vocabulary::specialization)
                .flatMap(Optional::stream)
                .distinct()
                .map(one -> Types.concept(Types.coding(Systems.MDC, one.code(), one.name())))
                .forEach(type -> resource.and("specialization", new Element().with("systemType", type)));
        return draft.add("Device", Systems.DEVICE, alias, resource);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HexFormat;

/** Transactions as a gateway might send them: a person and pulses. */
public final class Bundles {
    public static final String PATIENT = "urn:uuid:6f1c0f52-3b0e-4c65-9a0a-000000000001";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Bundles() {}

    /** Of one person, with one pulse. */
    public static ObjectNode pulse(String id, String person, int beats) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction");
        bundle.putObject("identifier").put("system", "urn:lares:bundle").put("value", id);
        bundle.putArray("entry");
        entry(bundle, PATIENT, resource("Patient", person));
        ObjectNode pulse = resource("Observation", id + "-pulse").put("status", "final");
        pulse.putArray("category")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/observation-category")
                .put("code", "vital-signs");
        pulse.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", "http://loinc.org")
                .put("code", "8867-4");
        pulse.putObject("subject").put("reference", PATIENT);
        pulse.put("effectiveDateTime", "2026-11-21T06:50:00Z")
                .putObject("valueQuantity")
                .put("value", beats)
                .put("system", "http://unitsofmeasure.org")
                .put("code", "/min");
        entry(bundle, "urn:uuid:6f1c0f52-3b0e-4c65-9a0a-000000000002", pulse);
        return bundle;
    }

    private static ObjectNode resource(String type, String id) {
        ObjectNode resource = JSON.createObjectNode().put("resourceType", type);
        resource.putArray("identifier")
                .addObject()
                .put("system", "urn:lares:" + type)
                .put("value", id);
        return resource;
    }

    /** Puts a resource into a bundle as a conditional create by its first identifier. */
    public static void entry(ObjectNode bundle, String fullUrl, ObjectNode resource) {
        String type = resource.path("resourceType").asText();
        var identifier = resource.path("identifier").path(0);
        ((ArrayNode) bundle.path("entry"))
                .addObject()
                .put("fullUrl", fullUrl)
                .<ObjectNode>set("resource", resource)
                .putObject("request")
                .put("method", "POST")
                .put("url", type)
                .put(
                        "ifNoneExist",
                        "identifier=" + identifier.path("system").asText() + "|"
                                + identifier.path("value").asText());
    }

    /** With a provenance that names bundle and checkpoint. */
    public static ObjectNode resting(ObjectNode bundle, String id, String origin, int size, String root) {
        ObjectNode provenance = JSON.createObjectNode().put("resourceType", "Provenance");
        provenance.putArray("target").addObject().put("reference", PATIENT);
        provenance.put("recorded", "2026-11-21T07:00:00Z");
        provenance.putArray("agent").addObject().putObject("who").put("display", "gateway");
        String checkpoint = origin
                + ' '
                + size
                + ' '
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root));
        ArrayNode entities = provenance.putArray("entity");
        source(entities, "urn:lares:bundle", id);
        source(entities, "urn:lares:checkpoint", checkpoint);
        ((ArrayNode) bundle.path("entry"))
                .addObject()
                .put("fullUrl", "urn:uuid:6f1c0f52-3b0e-4c65-9a0a-000000000009")
                .<ObjectNode>set("resource", provenance)
                .putObject("request")
                .put("method", "POST")
                .put("url", "Provenance")
                .put("ifNoneExist", "entity:identifier=urn:lares:bundle|" + id);
        return bundle;
    }

    private static void source(ArrayNode entities, String system, String value) {
        entities.addObject()
                .put("role", "source")
                .putObject("what")
                .putObject("identifier")
                .put("system", system)
                .put("value", value);
    }

    /** What an entry holds. */
    public static ObjectNode resource(ObjectNode bundle, int entry) {
        return (ObjectNode) bundle.path("entry").path(entry).path("resource");
    }

    /** How an entry is asked for. */
    public static ObjectNode request(ObjectNode bundle, int entry) {
        return (ObjectNode) bundle.path("entry").path(entry).path("request");
    }
}

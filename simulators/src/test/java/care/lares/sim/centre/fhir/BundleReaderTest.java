// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.sim.centre.fhir.UnacceptableException.Why;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class BundleReaderTest {
    private final BundleReader reader = new BundleReader();

    private void refuses(Why why, String says, Consumer<ObjectNode> change) {
        ObjectNode bundle = Bundles.pulse("b1", "p1", 72);
        change.accept(bundle);
        assertThatThrownBy(() -> reader.read(bundle.toString()))
                .hasMessageContaining(says)
                .asInstanceOf(InstanceOfAssertFactories.type(UnacceptableException.class))
                .extracting(UnacceptableException::why)
                .isEqualTo(why);
    }

    private static ObjectNode pulse(ObjectNode bundle) {
        return Bundles.resource(bundle, 1);
    }

    @Test
    void knowsTheSameThingAgain() throws Exception {
        ParsedBundle first = reader.read(Bundles.pulse("b1", "p1", 72).toString());
        ParsedBundle second = reader.read(Bundles.pulse("b2", "p1", 75).toString());

        assertThat(first.id()).isEqualTo("urn:lares:bundle|b1");
        assertThat(first.pieces().get(0)).isEqualTo(second.pieces().get(0));
        assertThat(first.pieces().get(1).id())
                .isNotEqualTo(second.pieces().get(1).id());
        assertThat(first.outside()).isEmpty();
    }

    @Test
    void leadsReferencesToWhatWillBeHeld() throws Exception {
        ParsedBundle bundle = reader.read(Bundles.pulse("b1", "p1", 72).toString());

        assertThat(bundle.pieces().get(1).json())
                .contains("\"reference\":\"" + bundle.pieces().get(0).reference() + '"')
                .doesNotContain("urn:uuid");
    }

    @Test
    void saysWhatMustBeHeldAlready() throws Exception {
        ObjectNode bundle = Bundles.pulse("b1", "p1", 72);
        pulse(bundle).putObject("subject").put("reference", "Patient?identifier=urn:lares:Patient|p9");

        assertThat(reader.read(bundle.toString()).outside())
                .containsExactly(reader.reference("Patient", "urn:lares:Patient|p9"));
    }

    @Test
    void refusesWhatIsNoTransaction() {
        refuses(Why.NOT_SUPPORTED, "no transaction", bundle -> bundle.put("type", "batch"));
        refuses(Why.INVALID, "no identifier", bundle -> bundle.remove("identifier"));
        refuses(Why.INVALID, "entries", bundle -> bundle.putArray("entry"));
        refuses(Why.STRUCTURE, "not an R4 bundle", bundle -> bundle.put("resourceType", "Patient"));
        refuses(Why.STRUCTURE, "not an R4 bundle", bundle -> bundle.put("colour", "blue"));
        refuses(Why.STRUCTURE, "not an R4 bundle", bundle -> bundle.put("type", "transakt"));
    }

    @Test
    void refusesEntriesThatCouldBeHeldTwice() {
        refuses(
                Why.NOT_SUPPORTED,
                "ifNoneExist",
                bundle -> Bundles.request(bundle, 1).remove("ifNoneExist"));
        refuses(
                Why.NOT_SUPPORTED,
                "ifNoneExist",
                bundle -> Bundles.request(bundle, 1).put("ifNoneExist", "code=8867-4"));
        refuses(
                Why.INVALID,
                "has not the identifier",
                bundle -> Bundles.request(bundle, 1).put("ifNoneExist", "identifier=urn:x|y"));
        refuses(Why.INVALID, "request.url", bundle -> Bundles.request(bundle, 1).put("url", "Patient"));
        refuses(Why.NOT_SUPPORTED, "POST", bundle -> Bundles.request(bundle, 1).put("method", "PUT"));
        refuses(
                Why.INVALID,
                "earlier entry",
                bundle -> Bundles.entry(bundle, "urn:uuid:6f1c0f52-3b0e-4c65-9a0a-000000000003", pulse(bundle)));
    }

    @Test
    void refusesObservationsNobodyCouldWorkWith() {
        refuses(Why.INVALID, "Observation.status", bundle -> pulse(bundle).remove("status"));
        refuses(Why.INVALID, "Observation.code", bundle -> pulse(bundle).remove("code"));
        refuses(Why.STRUCTURE, "not an R4 bundle", bundle -> pulse(bundle).put("status", "done"));
        refuses(Why.INVALID, "about nobody", bundle -> pulse(bundle).remove("subject"));
        refuses(Why.INVALID, "neither a value", bundle -> pulse(bundle).remove("valueQuantity"));
        refuses(Why.INVALID, "no time", bundle -> pulse(bundle).remove("effectiveDateTime"));
        refuses(Why.INVALID, "UCUM", bundle -> ((ObjectNode) pulse(bundle).path("valueQuantity")).remove("code"));
        refuses(
                Why.NOT_FOUND,
                "refers to nothing",
                bundle -> pulse(bundle).putObject("subject").put("reference", "urn:uuid:gone"));
    }

    @Test
    void survivesAnyChangedCharacter() {
        String good = Bundles.pulse("b1", "p1", 72).toString();
        long seed = System.nanoTime();
        var dice = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            var changed = new StringBuilder(good);
            for (int j = dice.nextInt(1, 4); j > 0; j--) {
                changed.setCharAt(dice.nextInt(good.length()), (char) dice.nextInt(32, 127));
            }
            try {
                assertThat(reader.read(changed.toString()).pieces()).hasSize(2);
            } catch (UnacceptableException e) {
                assertThat(e.getMessage()).isNotEmpty();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + changed, e);
            }
        }
    }
}

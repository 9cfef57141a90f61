// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The contract as it was compiled: {@code Anchors.json} beside this class, made of {@code Anchors.sol}. */
final class AnchorsCode {
    private static final JsonNode COMPILED = read();

    private AnchorsCode() {}

    /** What makes the contract, before its constructor's arguments; hexadecimal. */
    static String creation() {
        return COMPILED.path("creation").asText();
    }

    /** What stands at its address then: always the same, since nothing in it is set when it is made. */
    static String runtime() {
        return COMPILED.path("runtime").asText();
    }

    /** Its functions, events and errors. */
    static JsonNode abi() {
        return COMPILED.path("abi");
    }

    private static JsonNode read() {
        try (InputStream in = AnchorsCode.class.getResourceAsStream("Anchors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

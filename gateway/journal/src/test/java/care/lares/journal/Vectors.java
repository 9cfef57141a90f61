// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Test vectors that Python wrote, and the published ones. */
public final class Vectors {
    private Vectors() {}

    /** A file of {@code src/test/resources/vectors}. */
    public static JsonNode of(String name) {
        try (InputStream file = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of a hexadecimal string. */
    public static byte[] hex(JsonNode text) {
        return HexFormat.of().parseHex(text.asText());
    }

    /** The items of an array of hexadecimal strings. */
    public static List<byte[]> hexes(JsonNode array) {
        List<byte[]> all = new ArrayList<>();
        array.forEach(item -> all.add(hex(item)));
        return all;
    }
}

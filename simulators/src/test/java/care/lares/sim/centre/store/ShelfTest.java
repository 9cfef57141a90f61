// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private static JsonNode line(int number) {
        return JSON.createObjectNode().put("number", number).put("text", "Ä\n\"" + "x".repeat(number * 1_000));
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        Shelf.open(directory, (place, line) -> lines.add(line)).close();
        return lines;
    }

    private List<Long> filled(int count) throws Exception {
        List<Long> places = new ArrayList<>();
        try (Shelf shelf = Shelf.open(directory, (place, line) -> {})) {
            for (int i = 0; i < count; i++) {
                places.add(shelf.append(line(i)));
            }
        }
        return places;
    }

    @Test
    void givesBackWhatWasPutOnIt() throws Exception {
        List<Long> places = filled(5);

        assertThat(lines()).containsExactly(line(0), line(1), line(2), line(3), line(4));
        try (Shelf shelf = Shelf.open(directory, (place, line) -> {})) {
            for (int i = 0; i < places.size(); i++) {
                assertThat(shelf.read(places.get(i))).isEqualTo(line(i));
            }
        }
    }

    @Test
    void aPowerCutAtAnyByteCostsOnlyTheUnfinishedLine() throws Exception {
        List<Long> places = filled(3);
        Path file = directory.resolve("held.jsonl");
        byte[] whole = Files.readAllBytes(file);
        for (int cut = places.get(2).intValue(); cut < whole.length; cut += 97) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertThat(lines()).as("cut at %d", cut).containsExactly(line(0), line(1));
            assertThat(file).hasSize(places.get(2));
        }
    }

    @Test
    void goesOnBehindAnUnfinishedLine() throws Exception {
        filled(2);
        Path file = directory.resolve("held.jsonl");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 3));
        try (Shelf shelf = Shelf.open(directory, (place, line) -> {})) {
            shelf.append(line(7));
        }
        assertThat(lines()).containsExactly(line(0), line(7));
    }

    @Test
    void refusesDamageInTheMiddle() throws Exception {
        List<Long> places = filled(3);
        Path file = directory.resolve("held.jsonl");
        byte[] bytes = Files.readAllBytes(file);
        bytes[places.get(1).intValue() + 30] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(this::lines).isInstanceOf(ShelfException.class).hasMessageContaining("line 2");
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void isOneCentresOnly() throws Exception {
        try (Shelf shelf = Shelf.open(directory, (place, line) -> {})) {
            shelf.append(line(0));
            assertThatThrownBy(this::lines).isInstanceOf(ShelfException.class);
        }
    }
}

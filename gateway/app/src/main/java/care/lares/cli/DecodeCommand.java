// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.api.ReadingJson;
import care.lares.domain.Assignment;
import care.lares.domain.Reading;
import care.lares.driver.Decoded;
import care.lares.driver.Rejected;
import care.lares.journal.Entry.ReadingLogged;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a payload means, for whoever has a device's manual and a telephone in hand. */
@Command(
        name = "decode",
        description = "Says what a device's payload means, and what of it nobody understands. Asks no gateway.",
        footer = {"", "Exit status: 0 something was understood, 1 nothing was."},
        sortOptions = false)
final class DecodeCommand implements Callable<Integer> {
    private static final int NOTHING_UNDERSTOOD = 1;
    private static final List<String> GATEWAYS_OWN = List.of("seq", "device", "resident", "place", "receivedAt");

    private final Surroundings surroundings;

    @Parameters(paramLabel = "PAYLOAD", description = "as the device sends it, such as '{\"smoke\":true}'")
    private String payload = "";

    @Option(
            names = "--topic",
            paramLabel = "T",
            description = "where it was published, such as zigbee2mqtt/hall (without: told by its form)")
    private String topic = "";

    @Option(names = "--hex", description = "the payload is written in hexadecimal digits")
    private boolean hex;

    @Mixin
    private final Output output = new Output();

    DecodeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws CommandException {
        TopicMeaning meaning = TopicMeaning.of(
                        topic, bytes(), surroundings.clock().instant())
                .orElseThrow(() -> CommandException.cannot("no device speaks on " + topic
                        + ": give lares/v1/devices/NAME/readings, …/senml, …/gatt/UUID, …/status or"
                        + " zigbee2mqtt/NAME, or a topic of Theengs, Tasmota, Shelly or ESPHome"));
        if (output.json()) {
            output.json(json(meaning));
        } else {
            print(meaning);
        }
        return meaning.decoded().readings().isEmpty() ? NOTHING_UNDERSTOOD : 0;
    }

    private byte[] bytes() throws CommandException {
        if (!hex) {
            return payload.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return HexFormat.of().parseHex(payload.replaceAll("[\\s:]", ""));
        } catch (IllegalArgumentException noHex) {
            throw CommandException.cannot("--hex takes pairs of hexadecimal digits, such as 0048", noHex);
        }
    }

    private void print(TopicMeaning meaning) {
        output.line(meaning.driver());
        meaning.decoded()
                .readings()
                .forEach(reading -> output.row(reading.kind().wireName(), words(reading)));
        meaning.decoded()
                .rejected()
                .forEach(rejected -> output.row("refused", rejected.reason().wireName() + ": " + rejected.detail()));
        if (meaning.decoded().equals(Decoded.NOTHING)) {
            output.row("nothing", "in order, and of no concern here");
        }
    }

    private static String words(Reading reading) {
        JsonObject told = json(reading);
        String unit = told.getString("unit") == null ? "" : " " + told.getString("unit");
        String sent = reading.sent()
                .map(value -> ", sent as " + value.number() + " " + value.unit())
                .orElse("");
        String at = reading.observedAt().map(time -> ", at " + time).orElse("");
        String flags =
                told.getJsonArray("quality").stream().map(String::valueOf).collect(Collectors.joining(", "));
        return told.getValue("value") + unit + sent + at + (flags.isEmpty() ? "" : ", " + flags);
    }

    private static JsonObject json(TopicMeaning meaning) {
        JsonArray readings = new JsonArray();
        meaning.decoded().readings().forEach(reading -> readings.add(json(reading)));
        JsonArray refused = new JsonArray();
        meaning.decoded().rejected().forEach(rejected -> refused.add(json(rejected)));
        return new JsonObject()
                .put("driver", meaning.driver())
                .put("readings", readings)
                .put("rejected", refused);
    }

    /** The public JSON of a reading, without what only a gateway knows. */
    private static JsonObject json(Reading reading) {
        JsonObject told =
                new JsonObject(ReadingJson.of(OptionalLong.empty(), new ReadingLogged(reading, Assignment.NONE, 0)));
        GATEWAYS_OWN.forEach(told::remove);
        return told;
    }

    private static JsonObject json(Rejected rejected) {
        return new JsonObject().put("reason", rejected.reason().wireName()).put("detail", rejected.detail());
    }
}

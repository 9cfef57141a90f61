// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Kind;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Devices of several kinds, each with a resident of its own, so that there is something to ask for.
 *
 * @param devices as registered
 */
record IndexWard(List<BenchDevice> devices) {
    private static final String READINGS = "/api/v1/readings?limit=" + IndexLists.LIMIT;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the devices tell in turn, with an ordinary value. */
    private enum Told {
        PULSE(Kind.HEART_RATE, "72.4"),
        OXYGEN(Kind.SPO2, "97"),
        WARMTH(Kind.ROOM_TEMPERATURE, "21.4");

        private final Kind kind;
        private final String value;

        Told(Kind kind, String value) {
            this.kind = kind;
            this.value = value;
        }

        static Told by(int number) {
            return values()[number % values().length];
        }
    }

    /** Copies the list. */
    IndexWard {
        devices = List.copyOf(devices);
    }

    /** Registers them. */
    static IndexWard register(GatewayApi api, int size) throws GatewayException {
        List<BenchDevice> devices = new ArrayList<>();
        for (int number = 1; number <= size; number++) {
            String id = BenchDevice.name(number);
            GatewayApi.Answer answer = api.post(
                    "/api/v1/devices", JSON.createObjectNode().put("id", id).put("resident", resident(number)));
            if (!answer.succeeded()) {
                throw new GatewayException("the gateway does not register " + id + ": " + answer.problem());
            }
            Told told = Told.by(number);
            devices.add(new BenchDevice(id, answer.json().path("secret").asText(), told.kind, told.value));
        }
        return new IndexWard(devices);
    }

    /** By its number, from 1. */
    BenchDevice device(int number) {
        return devices.get(number - 1);
    }

    /** The newest readings of everyone. */
    static String everyones() {
        return READINGS;
    }

    /** Where the newest readings of one device, kind or resident are, in turn. */
    String filtered(int turn) {
        int number = 1 + turn / Filter.values().length % devices.size();
        return switch (Filter.values()[turn % Filter.values().length]) {
            case DEVICE -> READINGS + "&device=" + BenchDevice.name(number);
            case KIND -> READINGS + "&kind=" + device(number).kind();
            case RESIDENT -> READINGS + "&resident=" + resident(number);
        };
    }

    private enum Filter {
        DEVICE,
        KIND,
        RESIDENT
    }

    static String resident(int number) {
        return String.format(Locale.ROOT, "resident-%04d", number);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.demo.PressDoor.Word;
import care.lares.sim.link.Arrival;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.ward.Resident;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Presses that somebody beside the demo asks for. They go over the connection that the pendant has anyway: a second one that
 * speaks in its name would be a second pendant, and the gateway says so. They count as the demo's own do.
 */
final class OutsidePresses implements PressDoor.Pendants {
    private final Stage stage;
    private final PressRound round;
    private final Map<String, Lamp> lamps = new HashMap<>();
    private Optional<String> rest = Optional.empty();

    OutsidePresses(Stage stage, PressRound round) {
        this.stage = stage;
        this.round = round;
    }

    /**
     * Nobody outside presses from now on.
     *
     * @param why for people
     */
    synchronized void rest(String why) {
        rest = Optional.of(why);
    }

    synchronized void goOn() {
        rest = Optional.empty();
    }

    @Override
    public synchronized Optional<String> hindrance(String pendant) {
        if (rest.isPresent()) {
            return rest;
        }
        if (owner(pendant).isEmpty()) {
            return Optional.of("nobody in this demo wears " + pendant);
        }
        DeviceLink link = stage.devices.of(pendant);
        if (!link.connected()) {
            return Optional.of(pendant + " has no connection to the gateway just now: press again in a few seconds");
        }
        lamps.computeIfAbsent(pendant, first -> {
            var lamp = new Lamp();
            link.subscribe("lares/v1/devices/" + pendant + "/feedback", lamp::arrived);
            return lamp;
        });
        return Optional.empty();
    }

    @Override
    public synchronized Optional<String> press(String pendant, Consumer<Word> heard) {
        Optional<String> hindrance = hindrance(pendant);
        if (hindrance.isPresent()) {
            return hindrance;
        }
        CompletableFuture<Arrival> lit = lamps.getOrDefault(pendant, new Lamp()).next();
        CallBell.Press press = round.pressAsAsked(owner(pendant).orElseThrow());
        var unusedLogged =
                press.logged().thenAccept(answer -> heard.accept(answer.accepted() ? Word.LOGGED : Word.REFUSED));
        var unusedLit = lit.thenAccept(arrival -> heard.accept(Word.LIT));
        return Optional.empty();
    }

    private Optional<Resident> owner(String pendant) {
        return stage.ward.residents().stream()
                .filter(resident -> resident.pendant().value().equals(pendant))
                .findFirst();
    }
}

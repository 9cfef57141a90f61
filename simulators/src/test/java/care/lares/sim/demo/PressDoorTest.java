// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.sim.demo.PressDoor.Word;
import care.lares.sim.link.Acknowledgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PressDoorTest {
    private static final String SECRET = "open";

    private final Ward ward = new Ward();
    private PressDoor door;

    @BeforeEach
    void openDoor() throws Exception {
        door = PressDoor.open(SECRET, ward);
    }

    @AfterEach
    void closeDoor() throws Exception {
        door.close();
    }

    @Test
    void pressesOnceAndTellsWhatThePendantHears() throws Exception {
        try (PressErrand errand = errand("pendant-01")) {
            CallBell.Press press = press("pendant-01");
            errand.press(press);
            assertThat(ward.pressed).containsExactly("pendant-01");
            ward.answer(Word.LIT);
            assertThat(errand.lit().get(10, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(press.pressedNanos());
            assertThat(press.logged()).isNotDone();
            ward.answer(Word.LOGGED);
            Acknowledgement logged = press.logged().get(10, TimeUnit.SECONDS);
            assertThat(logged.accepted()).isTrue();
            assertThat(logged.acknowledgedNanos()).isGreaterThanOrEqualTo(press.pressedNanos());
            assertThat(errand.cutOff()).isFalse();
        }
    }

    @Test
    void pressThatTheGatewayRefusesIsNotLogged() throws Exception {
        try (PressErrand errand = errand("pendant-01")) {
            CallBell.Press press = press("pendant-01");
            errand.press(press);
            ward.answer(Word.REFUSED);
            assertThat(press.logged().get(10, TimeUnit.SECONDS).accepted()).isFalse();
        }
    }

    @Test
    void whoeverHasNotTheSecretPressesNothing() {
        var place = new RunningDemo.Door(door.place().port(), "guessed");
        assertThatThrownBy(() -> PressErrand.at(place, "pendant-01", System::nanoTime))
                .isInstanceOf(DemoException.class);
        assertThat(ward.pressed).isEmpty();
    }

    @Test
    void whyAPendantCannotBePressedIsTold() {
        ward.hindrance = Optional.of("it lies in the sea");
        assertThatThrownBy(() -> errand("pendant-01"))
                .isInstanceOf(DemoException.class)
                .hasMessage("it lies in the sea");
    }

    @Test
    void whatCameInTheWayMeanwhileIsToldAsWell() throws Exception {
        try (PressErrand errand = errand("pendant-01")) {
            ward.hindrance = Optional.of("it fell into the sea");
            assertThatThrownBy(() -> errand.press(press("pendant-01")))
                    .isInstanceOf(DemoException.class)
                    .hasMessage("it fell into the sea");
            assertThat(ward.pressed).isEmpty();
        }
    }

    @Test
    void demoThatEndsBeforeThePressHasJustEnded() throws Exception {
        try (PressErrand errand = errand("pendant-01")) {
            door.close();
            assertThatThrownBy(() -> errand.press(press("pendant-01"))).hasMessageContaining("has just ended");
        }
        assertThatThrownBy(() -> errand("pendant-01")).hasMessageContaining("has just ended");
    }

    @Test
    void demoThatEndsAfterThePressKeepsNobodyWaiting() throws Exception {
        try (PressErrand errand = errand("pendant-01")) {
            CallBell.Press press = press("pendant-01");
            errand.press(press);
            door.close();
            assertThat(Waiting.until(errand::cutOff, Duration.ofSeconds(10), System::nanoTime))
                    .isTrue();
            assertThat(press.logged()).isNotDone();
        }
    }

    private PressErrand errand(String pendant) throws DemoException {
        return PressErrand.at(door.place(), pendant, System::nanoTime);
    }

    private static CallBell.Press press(String pendant) {
        return CallBell.Press.now(pendant, new AlarmBoard(), System::nanoTime);
    }

    /** Pendants that answer when the test says so. */
    private static final class Ward implements PressDoor.Pendants {
        private final List<String> pressed = Collections.synchronizedList(new ArrayList<>());
        private volatile Optional<String> hindrance = Optional.empty();
        private volatile Consumer<Word> heard = word -> {};

        void answer(Word word) {
            heard.accept(word);
        }

        @Override
        public Optional<String> hindrance(String pendant) {
            return hindrance;
        }

        @Override
        public Optional<String> press(String pendant, Consumer<Word> listener) {
            if (hindrance.isEmpty()) {
                heard = listener;
                pressed.add(pendant);
            }
            return hindrance;
        }
    }
}

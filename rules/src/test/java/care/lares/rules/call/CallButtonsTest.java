// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.call;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallButtonsTest {
    private static final DeviceId BUTTON = new DeviceId("button-1");
    private static final DeviceId OTHER = new DeviceId("button-2");
    private static final Instant AT = Instant.parse("2026-11-21T02:10:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "single",
                "double",
                "triple",
                "quadruple",
                "hold",
                "long",
                "SINGLE",
                "HOLD",
                "S",
                "SS",
                "L",
                "single_push",
                "double_push",
                "long_push",
                "1_single",
                "button_2_hold",
                "press",
                "on",
                "off",
                "toggle",
                "stop",
                "long_press",
                "on_press",
                "whatever a maker may think of"
            })
    void eachPressIsACallBesideThePress(String how) {
        Reading press = press(BUTTON, how);
        assertThat(heard(press))
                .satisfiesExactly(
                        call -> assertThat(call).isEqualTo(reading(BUTTON, Kind.SOS, Value.Flag.ON)),
                        same -> assertThat(same).isSameAs(press));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release",
                "hold_release",
                "on_press_release",
                "RELEASED",
                "none",
                "idle",
                "CLEAR",
                "cancel",
                "emergency_cancel",
                "brightness_stop",
                "brightness_move_stop"
            })
    void lettingItGoAndTakingItBackIsNone(String how) {
        List<Reading> told = List.of(press(BUTTON, how));
        assertThat(CallButtons.heard(told, BUTTON::equals)).isSameAs(told);
    }

    @Test
    void aButtonThatNobodyDeclaredCallsNobody() {
        List<Reading> told = List.of(press(OTHER, "single"));
        assertThat(CallButtons.heard(told, BUTTON::equals)).isSameAs(told);
    }

    @Test
    void whatElseACallButtonTellsStaysWhatItIs() {
        List<Reading> told = List.of(
                reading(BUTTON, Kind.BATTERY_LOW, Value.Flag.OFF),
                reading(BUTTON, Kind.MOTION, Value.Flag.ON),
                reading(BUTTON, Kind.CALL_REQUEST, new Value.Code("service")));
        assertThat(CallButtons.heard(told, BUTTON::equals)).isSameAs(told);
        assertThat(heard(told.get(0), press(BUTTON, "single"), told.get(1)))
                .extracting(Reading::kind)
                .containsExactly(Kind.BATTERY_LOW, Kind.SOS, Kind.BUTTON, Kind.MOTION);
    }

    @Test
    void oneThatCallsByItselfCallsOnce() {
        List<Reading> told = List.of(reading(BUTTON, Kind.SOS, Value.Flag.ON), press(BUTTON, "single"));
        assertThat(CallButtons.heard(told, BUTTON::equals)).isSameAs(told);
        assertThat(heard(reading(BUTTON, Kind.SOS, Value.Flag.OFF), press(BUTTON, "single")))
                .as("that its alarm contact is open says nothing against the press")
                .extracting(Reading::kind)
                .containsExactly(Kind.SOS, Kind.SOS, Kind.BUTTON);
    }

    @Test
    void severalPressesInOneMessageAreSeveralCalls() {
        assertThat(heard(press(BUTTON, "single"), press(OTHER, "single"), press(BUTTON, "double")))
                .extracting(Reading::kind)
                .containsExactly(Kind.SOS, Kind.BUTTON, Kind.BUTTON, Kind.SOS, Kind.BUTTON);
    }

    @Test
    void theCallHasTimeIdAndDoubtsOfThePress() {
        Reading old = new Reading(
                BUTTON,
                Kind.BUTTON,
                new Value.Code("single"),
                AT,
                Optional.of(AT.minusSeconds(600)),
                Optional.of("a17"),
                Set.of(Quality.LATE, Quality.RETAINED),
                Optional.empty());
        assertThat(heard(old).get(0)).satisfies(call -> {
            assertThat(call.isCall()).isTrue();
            assertThat(call.receivedAt()).isEqualTo(AT);
            assertThat(call.observedAt()).contains(AT.minusSeconds(600));
            assertThat(call.sourceId()).contains("a17");
            assertThat(call.quality()).containsExactlyInAnyOrder(Quality.LATE, Quality.RETAINED);
        });
    }

    private static List<Reading> heard(Reading... told) {
        return CallButtons.heard(List.of(told), BUTTON::equals);
    }

    private static Reading press(DeviceId device, String how) {
        return reading(device, Kind.BUTTON, new Value.Code(how));
    }

    private static Reading reading(DeviceId device, Kind kind, Value value) {
        return new Reading(device, kind, value, AT, Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
    }
}

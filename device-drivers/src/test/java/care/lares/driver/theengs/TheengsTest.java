// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.theengs;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.driver.Reason;
import care.lares.driver.Told;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheengsTest {
    private final Told told = new Told();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"BODY\",\"bpm\":70,\"rssi\":-60}; heart_rate 70",
                "{\"type\":\"BODY\",\"tempc\":36.6,\"tempf\":97.88}; body_temperature 36.6",
                "{\"type\":\"BODY\",\"act_bpm\":81,\"steps\":4211}; heart_rate 81, steps 4211",
                "{\"type\":\"SCALE\",\"weighing_mode\":\"person\",\"unit\":\"kg\",\"weight\":61.75}; body_weight 61.75",
                "{\"type\":\"SCALE\",\"unit\":\"lb\",\"weight\":140.65}; body_weight 63.7978",
                "{\"type\":\"SCALE\",\"unit\":\"jin\",\"weight\":123.5}; body_weight 61.75",
                "{\"type\":\"SCALE\",\"weighing_mode\":\"object\",\"unit\":\"kg\",\"weight\":4}; ``",
                "{\"type\":\"THB\",\"tempc\":21.4,\"tempf\":70.5,\"hum\":47,\"batt\":83}; room_temperature 21.4, humidity 47, battery 83",
                "{\"contact\":\"open\",\"lightlevel\":\"dark\"}; contact_open true",
                "{\"contact\":\"timeout not closed\"}; contact_open true",
                "{\"contact\":\"closed\"}; contact_open false",
                "{\"model_id\":\"SKALE\",\"type\":\"SCALE\",\"weight\":123.9}; ``",
                "{\"type\":\"BBQ\",\"tempc\":81}; ``",
                "{\"tempf\":50}; room_temperature 10",
                "{\"type\":\"CTMO\",\"open\":true,\"motion\":false}; motion false, contact_open true",
                "{\"type\":\"BTN\",\"button\":\"single press\",\"batt\":100}; button single press, battery 100",
                "{\"button\":1,\"packet\":29}; button single",
                "{\"button\":0,\"batt\":100}; battery 100",
                "{\"button\":10}; ``",
                "{\"button\":\"SOS\"}; sos true",
                "{\"sos\":true}; sos true",
                "{\"sos\":\"pressed\"}; sos true",
                "{\"sos\":\"cancelled\"}; sos false",
                "{\"fall\":true}; fall true",
                "{\"carbon_monoxide\":true}; carbon_monoxide true",
                "{\"carbon_monoxide\":1}; carbon_monoxide true",
                "{\"co\":50}; co_concentration 50",
                "{\"co\":1}; co_concentration 1",
                "{\"spo2\":97}; spo2 97",
                "{\"presence\":\"absent\"}; online false",
                "{\"rssi\":-60,\"volt\":3.1,\"pres\":1013}; ``"
            })
    void understandsWhatTheDecoderNames(String payload, String expected) {
        List<String> readings = told.by(Theengs.driver(), payload);

        assertThat(readings).containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(", "));
    }

    @Test
    void takesNoCurtainForSomebodyWhoMoves() {
        assertThat(told.by(Theengs.driver(), "{\"motion\":true,\"position\":40,\"batt\":77}"))
                .containsExactly("battery 77");
        assertThat(told.by(Theengs.driver(), "{\"motion\":true}")).isEmpty();
        assertThat(new Told().by(Theengs.driver(), "{\"motion\":true}")).containsExactly("motion true");
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThat(told.refused(Theengs.driver(), "{\"weight\":\"heavy\",\"unit\":\"kg\"}"))
                .containsExactly(Reason.WRONG_TYPE);
        assertThat(told.refused(Theengs.driver(), "{\"weight\":9,\"unit\":\"stone age\"}"))
                .containsExactly(Reason.UNKNOWN_UNIT);
        assertThat(told.refused(Theengs.driver(), "[1]")).containsExactly(Reason.MALFORMED);
    }

    @Test
    void keepsWhatCameBeforeAMessageBrokeOff() {
        assertThat(told.by(Theengs.driver(), "{\"smoke\":true,\"batt\":")).containsExactly("smoke true");
    }
}

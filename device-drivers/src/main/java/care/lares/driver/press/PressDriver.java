// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.press;

import care.lares.domain.Kind;
import care.lares.domain.Value;
import care.lares.driver.Composer;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Understood;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a call of any message to where a button reports a press; a payload is not looked at: a call is a call. */
public final class PressDriver implements Driver {
    @Override
    public String name() {
        return "press";
    }

    @Override
    public Decoded decode(RawMessage message) {
        Understood.Good pressed = Understood.Good.of(Value.Flag.ON);
        return new Decoded(
                List.of(new Composer(message).reading(Kind.SOS, pressed, Optional.empty(), Optional.empty(), Set.of())),
                List.of());
    }
}

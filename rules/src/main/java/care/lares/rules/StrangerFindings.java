// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.rules.Said.When;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What a sender that is not one of ours asks for: a call is told to people whoever sent it. */
public final class StrangerFindings {
    private static final String RULE = "call.stranger";

    private StrangerFindings() {}

    /**
     * A call from a device that is not enrolled, or whose key was withdrawn. Calls of all strangers join one alarm: a
     * name that nobody proved names nobody.
     *
     * @param kind what it told
     * @param name what it calls itself, if that is a device's name at all
     * @param messageId the transport's name of the message, if it has one
     */
    public static Finding call(Instant at, Kind kind, Optional<DeviceId> name, Optional<String> messageId) {
        Said who = name.map(id -> Phrase.STRANGER.said(kind, id)).orElseGet(() -> Phrase.STRANGER_NAMELESS.said(kind));
        return new Finding(
                RULE,
                AlarmKind.SOS,
                Finding.Phase.EVENT,
                AlarmKind.SOS.priority(),
                Assignment.NONE,
                Optional.empty(),
                messageId,
                at,
                Words.of(who, Phrase.STRANGER_ADVICE).and(Phrase.SINCE.said(new When.Clock(at))),
                false,
                OptionalLong.empty());
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.AlarmState;
import care.lares.rules.Finding.Phase;
import care.lares.rules.alarm.Command.Action;

/** Where an alarm can stand: its state, and what is known of its cause. */
enum Situation {
    ACTIVE("active", AlarmState.ACTIVE),
    UNKNOWN("active, its sensor cannot say", AlarmState.ACTIVE, Phase.UNKNOWN),
    ACKNOWLEDGED("acknowledged", AlarmState.ACKNOWLEDGED),
    ACKNOWLEDGED_GONE("acknowledged, cause gone", AlarmState.ACKNOWLEDGED, Phase.GONE),
    ACCEPTED("accepted", AlarmState.ACCEPTED),
    ACCEPTED_GONE("accepted, cause gone", AlarmState.ACCEPTED, Phase.GONE),
    ENDED_UNACKNOWLEDGED("ended_unacknowledged", AlarmState.ENDED_UNACKNOWLEDGED, Phase.GONE),
    ENDED("ended", AlarmState.ENDED, Phase.GONE);

    private final String words;
    private final AlarmState state;
    private final Phase[] phases;

    Situation(String words, AlarmState state, Phase... phases) {
        this.words = words;
        this.state = state;
        this.phases = phases;
    }

    String words() {
        return words;
    }

    AlarmState state() {
        return state;
    }

    /** Brings an alarm there that has just been raised; whether its sort can get there. */
    boolean reach(OneAlarm alarm) {
        if (state == AlarmState.ACKNOWLEDGED) {
            alarm.act("anton", Action.ACKNOWLEDGE, "");
        } else if (state == AlarmState.ACCEPTED) {
            alarm.act("anton", Action.ACCEPT, "");
        }
        boolean possible = true;
        for (Phase phase : phases) {
            possible &= !alarm.tell(phase).changed().isEmpty() || state == AlarmState.ENDED;
        }
        if (this == ENDED && alarm.state().open()) {
            alarm.act("anton", Action.END, "well");
        }
        return possible && alarm.state() == state;
    }
}

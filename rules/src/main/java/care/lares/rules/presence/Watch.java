// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.AlarmKind;
import care.lares.domain.tuning.Setting;
import care.lares.rules.Rule;
import java.util.Optional;

/** One thing about somebody's day that is watched. */
enum Watch {
    /** No sign of life. */
    INACTIVITY("presence.inactivity", AlarmKind.INACTIVITY),
    /** In the bathroom for long. */
    BATHROOM("presence.bathroom", AlarmKind.BATHROOM_DWELL),
    /** Out of bed at night, and not seen since. */
    BED("presence.bed", AlarmKind.BED_EXIT),
    /** Out of the chair, and not seen since. */
    CHAIR("presence.chair", AlarmKind.BED_EXIT),
    /** Still in bed. */
    UP("presence.up", AlarmKind.NOT_UP_BY),
    /** Not yet in bed. */
    TO_BED("presence.to_bed", AlarmKind.NOT_IN_BED_BY),
    /** About all night. */
    RESTLESS("presence.restless", AlarmKind.OVER_ACTIVITY),
    /** Out at night. */
    DOOR("presence.door", AlarmKind.WANDER),
    /** Too far from home. */
    FENCE("presence.fence", AlarmKind.WANDER);

    private final String ruleName;
    private final AlarmKind kind;

    Watch(String ruleName, AlarmKind kind) {
        this.ruleName = ruleName;
        this.kind = kind;
    }

    Rule rule() {
        return new Rule(ruleName, kind);
    }

    /** The setting that switches it on; empty: it is on, as far as its own settings let it. */
    Optional<Setting> onlyIf() {
        return switch (this) {
            case INACTIVITY, BATHROOM -> Optional.of(Setting.WATCH_DAY);
            case BED -> Optional.of(Setting.WATCH_BED);
            case UP -> Optional.of(Setting.WATCH_UP);
            case TO_BED -> Optional.of(Setting.WATCH_TO_BED);
            case RESTLESS -> Optional.of(Setting.WATCH_RESTLESS);
            case DOOR -> Optional.of(Setting.WATCH_DOOR);
            case CHAIR, FENCE -> Optional.empty();
        };
    }

    /** What a look at the scene says about it. */
    Look look(Scene scene) {
        return switch (this) {
            case INACTIVITY -> Silence.look(scene);
            case BATHROOM -> Bathroom.look(scene);
            case BED -> Beds.left(scene);
            case CHAIR -> Beds.leftChair(scene);
            case UP -> Beds.notUp(scene);
            case TO_BED -> Beds.notInBed(scene);
            case RESTLESS -> Restless.look(scene);
            case DOOR -> Wander.door(scene);
            case FENCE -> Wander.fence(scene);
        };
    }
}

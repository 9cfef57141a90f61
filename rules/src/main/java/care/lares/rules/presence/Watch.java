// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.AlarmKind;
import care.lares.domain.tuning.Setting;
import care.lares.rules.Rule;
import java.util.Optional;
import java.util.function.Function;

/** One thing about somebody's day that is watched. */
enum Watch {
    /** No sign of life. */
    INACTIVITY(new Rule("presence.inactivity", AlarmKind.INACTIVITY), Silence::look),
    /** In the bathroom for long. */
    BATHROOM(new Rule("presence.bathroom", AlarmKind.BATHROOM_DWELL), Bathroom::look),
    /** Out of bed at night, and not seen since. */
    BED(new Rule("presence.bed", AlarmKind.BED_EXIT), Setting.WATCH_BED, Beds::left),
    /** Out of the chair, and not seen since. */
    CHAIR(new Rule("presence.chair", AlarmKind.BED_EXIT), Beds::leftChair),
    /** Still in bed. */
    UP(new Rule("presence.up", AlarmKind.NOT_UP_BY), Setting.WATCH_UP, Beds::notUp),
    /** Not yet in bed. */
    TO_BED(new Rule("presence.to_bed", AlarmKind.NOT_IN_BED_BY), Setting.WATCH_TO_BED, Beds::notInBed),
    /** About all night. */
    RESTLESS(new Rule("presence.restless", AlarmKind.OVER_ACTIVITY), Setting.WATCH_RESTLESS, Restless::look),
    /** Out at night. */
    DOOR(new Rule("presence.door", AlarmKind.WANDER), Setting.WATCH_DOOR, Wander::door),
    /** Too far from home. */
    FENCE(new Rule("presence.fence", AlarmKind.WANDER), Wander::fence);

    private final Rule rule;
    private final Optional<Setting> onlyIf;
    private final Function<Scene, Look> looks;

    Watch(Rule rule, Function<Scene, Look> looks) {
        this.rule = rule;
        this.onlyIf = Optional.empty();
        this.looks = looks;
    }

    Watch(Rule rule, Setting onlyIf, Function<Scene, Look> looks) {
        this.rule = rule;
        this.onlyIf = Optional.of(onlyIf);
        this.looks = looks;
    }

    /** The setting that switches it on; empty: it is always on. */
    Optional<Setting> onlyIf() {
        return onlyIf;
    }

    Rule rule() {
        return rule;
    }

    /** What a look at the scene says about it. */
    Look look(Scene scene) {
        return looks.apply(scene);
    }
}

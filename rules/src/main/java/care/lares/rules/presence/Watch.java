// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.AlarmKind;
import care.lares.rules.Rule;
import java.util.function.Function;

/** One thing about somebody's day that is watched. */
enum Watch {
    /** No sign of life. */
    INACTIVITY(new Rule("presence.inactivity", AlarmKind.INACTIVITY), Silence::look),
    /** In the bathroom for long. */
    BATHROOM(new Rule("presence.bathroom", AlarmKind.BATHROOM_DWELL), Bathroom::look),
    /** Out of bed at night, and not seen since. */
    BED(new Rule("presence.bed", AlarmKind.BED_EXIT), Beds::left),
    /** Out of the chair, and not seen since. */
    CHAIR(new Rule("presence.chair", AlarmKind.BED_EXIT), Beds::leftChair),
    /** Still in bed. */
    UP(new Rule("presence.up", AlarmKind.NOT_UP_BY), Beds::notUp),
    /** Not yet in bed. */
    TO_BED(new Rule("presence.to_bed", AlarmKind.NOT_IN_BED_BY), Beds::notInBed),
    /** About all night. */
    RESTLESS(new Rule("presence.restless", AlarmKind.OVER_ACTIVITY), Restless::look),
    /** Out at night. */
    DOOR(new Rule("presence.door", AlarmKind.WANDER), Wander::door),
    /** Too far from home. */
    FENCE(new Rule("presence.fence", AlarmKind.WANDER), Wander::fence);

    private final Rule rule;
    private final Function<Scene, Look> looks;

    Watch(Rule rule, Function<Scene, Look> looks) {
        this.rule = rule;
        this.looks = looks;
    }

    Rule rule() {
        return rule;
    }

    /** What a look at the scene says about it. */
    Look look(Scene scene) {
        return looks.apply(scene);
    }
}

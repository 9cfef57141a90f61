// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Kind;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.rules.book.DeviceState;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** What the pipeline holds of one device: what the rules know of it, and its latest reading of each kind. */
final class DeviceRecord {
    private final Map<Kind, ReadingLogged> latest = new EnumMap<>(Kind.class);
    private DeviceState state;

    DeviceRecord(DeviceState state) {
        this.state = state;
    }

    DeviceState state() {
        return state;
    }

    void became(DeviceState next) {
        state = next;
    }

    void told(ReadingLogged logged) {
        latest.put(logged.reading().kind(), logged);
    }

    Collection<ReadingLogged> latest() {
        return latest.values();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Alarm;

/**
 * One way out for alarms. Called on the pipeline's thread the moment an alarm takes a step, before the log has forced
 * it: implementations hand over or write to sockets without blocking, and never throw.
 */
@FunctionalInterface
public interface Notifier {
    /** The alarm took a step: the last line of its history. */
    void changed(Alarm alarm);
}

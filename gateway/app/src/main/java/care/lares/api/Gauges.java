// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Priority;
import care.lares.health.OutboxReport;
import care.lares.health.SessionReport;
import care.lares.journal.IndexStatus;
import care.lares.journal.JournalStatus;
import care.lares.journal.StorageReport;
import java.time.Duration;
import java.util.Map;

/**
 * The gateway in numbers at one moment, none of them about a person.
 *
 * @param accepted readings logged since the start
 * @param duplicate readings known already
 * @param withheld readings the log could not take
 * @param rejected readings refused, by driver and reason
 * @param alarmsOpen alarms not ended, by priority
 * @param ready whether the gateway does its work
 * @param journal what the log says of itself
 * @param index how far the index is
 * @param outbox how far the monitoring centre has been told
 * @param storage how much room there is
 * @param sessions what is kept for MQTT clients
 * @param uptime since the start
 */
public record Gauges(
        long accepted,
        long duplicate,
        long withheld,
        Map<String, Map<String, Long>> rejected,
        Map<Priority, Long> alarmsOpen,
        boolean ready,
        JournalStatus journal,
        IndexStatus index,
        OutboxReport outbox,
        StorageReport storage,
        SessionReport sessions,
        Duration uptime) {}

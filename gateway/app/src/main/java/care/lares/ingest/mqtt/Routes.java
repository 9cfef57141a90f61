// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Acl;
import care.lares.broker.TopicName;
import care.lares.domain.AlarmId;
import care.lares.domain.DeviceId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each topic means for one client; a topic is parsed and its permission looked up once. */
final class Routes {
    private static final String DEVICES = "lares/v1/devices/";
    private static final String READINGS = "/readings";
    private static final String STATUS = "/status";
    private static final String ALARMS = "lares/v1/alarms/";
    private static final String ACT = "/act";

    private final Acl acl;
    private final Map<String, Route> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Route> eldest) {
            return size() > Limits.MAX_ROUTES;
        }
    };

    Routes(Acl acl) {
        this.acl = acl;
    }

    Route of(String topic) {
        return known.computeIfAbsent(topic, this::parse);
    }

    private Route parse(String topic) {
        if (!TopicName.of(topic).map(acl::mayPublish).orElse(false)) {
            return new Route.Refused("this client may not publish to this topic");
        }
        try {
            if (topic.startsWith(DEVICES) && topic.endsWith(READINGS)) {
                return new Route.Readings(new DeviceId(between(topic, DEVICES, READINGS)));
            }
            if (topic.startsWith(DEVICES) && topic.endsWith(STATUS)) {
                return new Route.Status(new DeviceId(between(topic, DEVICES, STATUS)));
            }
            if (topic.startsWith(ALARMS) && topic.endsWith(ACT)) {
                return new Route.Act(new AlarmId(between(topic, ALARMS, ACT)));
            }
        } catch (IllegalArgumentException badId) {
            return new Route.Refused(String.valueOf(badId.getMessage()));
        }
        return new Route.Refused("nobody listens to this topic");
    }

    private static String between(String topic, String before, String after) {
        int end = topic.length() - after.length();
        return end > before.length() ? topic.substring(before.length(), end) : "";
    }
}

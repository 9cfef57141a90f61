// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Acl;
import care.lares.broker.TopicName;
import care.lares.domain.AlarmId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each topic means for one client; a topic is parsed and its permission looked up once. */
final class Routes {
    private static final String ALARMS = "lares/v1/alarms/";
    private static final String ACT = "/act";

    private final Acl acl;
    private final List<TopicFamily> families;
    private final Map<String, Route> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Route> eldest) {
            return size() > Limits.MAX_ROUTES;
        }
    };

    Routes(Acl acl, List<TopicFamily> families) {
        this.acl = acl;
        this.families = families;
    }

    Route of(String topic) {
        return known.computeIfAbsent(topic, this::parse);
    }

    private Route parse(String text) {
        Optional<TopicName> topic = TopicName.of(text).filter(acl::mayPublish);
        if (topic.isEmpty()) {
            return new Route.Refused("this client may not publish to this topic");
        }
        try {
            if (text.startsWith(ALARMS) && text.endsWith(ACT)) {
                return new Route.Act(new AlarmId(between(text, ALARMS, ACT)));
            }
            for (TopicFamily family : families) {
                Optional<Receiver> receiver = family.receiver(topic.get());
                if (receiver.isPresent()) {
                    return new Route.Taken(topic.get(), receiver.get());
                }
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

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

/** MQTT's wildcards, as far as our own subscriptions use them. */
final class TopicFilter {
    private TopicFilter() {}

    static boolean matches(String filter, String topic) {
        String[] wanted = filter.split("/", -1);
        String[] levels = topic.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i >= levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) {
                return false;
            }
        }
        return wanted.length == levels.length;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/**
 * One way an alarm leaves the house.
 *
 * @param channel how: {@code webhook}
 * @param name which one of them, such as a contact's id; stands in the history as who confirmed
 */
public record WayOut(String channel, String name) {
    /** Whether a line of history was written by this way out. */
    public boolean wrote(AlarmEvent event) {
        return event.channel().equals(channel) && event.by().equals(name);
    }

    /** As people read it: {@code webhook night-desk}. */
    @Override
    public String toString() {
        return channel + " " + name;
    }
}

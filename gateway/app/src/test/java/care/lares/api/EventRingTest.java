// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class EventRingTest {
    private final EventRing ring = new EventRing();

    @Test
    void theOldestGiveWayWhenThereAreTooMany() {
        for (int i = 0; i < EventRing.MAX_EVENTS + 10; i++) {
            ring.add(event(1));
        }

        assertThat(ring.next() - ring.first()).isLessThan(EventRing.MAX_EVENTS);
        assertThat(ring.at(ring.first()).bytes()).isOne();
    }

    @Test
    void theOldestGiveWayWhenTheyAreTooLarge() {
        ring.add(event((int) EventRing.MAX_BYTES));
        ring.add(event((int) EventRing.MAX_BYTES));

        assertThat(ring.first()).isEqualTo(2);
    }

    @Test
    void whatNobodyWillAskForLeavesAGapThatIsSeen() {
        ring.add(event(1));
        long heard = ring.next();
        ring.skip();
        ring.add(event(1));

        assertThat(ring.first()).as("oldest that is here").isGreaterThan(heard);
        assertThat(ring.next() - ring.first()).isOne();
    }

    private static EventRing.Event event(int bytes) {
        return new EventRing.Event(EventRing.Type.READING, bytes, Buffer::buffer);
    }
}

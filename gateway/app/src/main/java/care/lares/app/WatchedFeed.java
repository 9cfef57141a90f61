// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.EventFeed;
import care.lares.domain.Alarm;
import care.lares.domain.WayOut;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.notify.Handovers;
import care.lares.pipeline.Observer;
import java.util.OptionalLong;

/** The live feed as a way out for alarms: whoever reads along, on the console's pages above all, is told. */
final class WatchedFeed implements Observer {
    private static final WayOut PAGES = new WayOut("events", "pages");

    private final EventFeed feed;
    private final Handovers handovers;

    WatchedFeed(EventFeed feed, Handovers handovers) {
        this.feed = feed;
        this.handovers = handovers;
    }

    @Override
    public void reading(OptionalLong seq, ReadingLogged reading) {
        feed.reading(seq, reading);
    }

    @Override
    public void alarm(Alarm alarm) {
        feed.alarm(alarm);
        if (alarm.latest().step().sounds() && feed.isHeardByAnyone()) {
            handovers.handed(alarm, PAGES);
        }
    }

    @Override
    public void forget() {
        feed.forget();
    }
}

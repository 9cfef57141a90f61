// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.driver.Rejected;
import java.util.List;

/** For a sender who waits for one answer: keeps what was decided at once, and passes on when all of it is durable. */
public final class AwaitedAcknowledgement implements Acknowledgement {
    private final Runnable durable;
    private List<Rejected> refused = List.of();
    private boolean withheld;

    /**
     * Nothing is decided yet.
     *
     * @param durable called, on any thread, when everything the message said would survive a power cut
     */
    public AwaitedAcknowledgement(Runnable durable) {
        this.durable = durable;
    }

    @Override
    public void durable() {
        durable.run();
    }

    @Override
    public void refused(List<Rejected> why) {
        refused = List.copyOf(why);
    }

    @Override
    public void withheld() {
        withheld = true;
    }

    /** Why nothing in the message could be understood; empty when something was. */
    public List<Rejected> refusals() {
        return refused;
    }

    /** Whether the log could not take it now. */
    public boolean isWithheld() {
        return withheld;
    }
}

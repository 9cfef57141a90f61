// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.driver.Rejected;
import java.util.List;

/** How the sender of a message is told what became of it. Exactly one method is called, at most once. */
public interface Acknowledgement {
    /** Nobody waits for this message: it came of another one, for which its sender waits, or its sender has long gone. */
    Acknowledgement NOBODY = new Acknowledgement() {
        @Override
        public void durable() {}

        @Override
        public void refused(List<Rejected> why) {}

        @Override
        public void withheld() {}
    };

    /** Everything the message said would survive a power cut. */
    void durable();

    /** Nothing in the message could be understood: sending it again will not help. */
    void refused(List<Rejected> why);

    /** It could not be stored now: do not acknowledge, let the sender repeat it. */
    void withheld();

    /**
     * There is no room for what it said, and will be none soon. Whoever can be told so is: one who waits for this
     * acknowledgement may keep the next message, a call, back for it.
     */
    default void noRoom() {
        withheld();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.driver.Rejected;
import java.util.List;

/** How the sender of a message is told what became of it. Exactly one method is called, at most once. */
public interface Acknowledgement {
    /** Everything the message said would survive a power cut. */
    void durable();

    /** Nothing in the message could be understood: sending it again will not help. */
    void refused(List<Rejected> why);

    /** It could not be stored now: do not acknowledge, let the sender repeat it. */
    void withheld();
}

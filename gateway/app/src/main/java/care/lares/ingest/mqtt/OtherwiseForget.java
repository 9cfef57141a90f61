// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.driver.Rejected;
import care.lares.pipeline.Acknowledgement;
import java.util.List;

/** Passes on what becomes of a message; when the log could not take it, its repetition must be news again. */
public record OtherwiseForget(Acknowledgement sender, Runnable forget) implements Acknowledgement {
    @Override
    public void durable() {
        sender.durable();
    }

    @Override
    public void refused(List<Rejected> why) {
        sender.refused(why);
    }

    @Override
    public void withheld() {
        forget.run();
        sender.withheld();
    }

    @Override
    public void noRoom() {
        forget.run();
        sender.noRoom();
    }
}

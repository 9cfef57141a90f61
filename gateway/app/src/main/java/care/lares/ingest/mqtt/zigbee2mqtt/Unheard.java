// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.zigbee2mqtt;

import care.lares.driver.Rejected;
import care.lares.pipeline.Acknowledgement;
import java.util.List;

/** For one of several readings that a single message leads to: its sender waits for the last of them. */
final class Unheard implements Acknowledgement {
    @Override
    public void durable() {
        // the last one is told
    }

    @Override
    public void refused(List<Rejected> why) {
        // counted by the pipeline
    }

    @Override
    public void withheld() {
        // the last one is withheld as well, so the sender repeats them all
    }
}

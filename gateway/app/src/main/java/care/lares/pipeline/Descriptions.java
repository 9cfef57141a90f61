// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.domain.care.DevicePassport;
import care.lares.journal.CareEntry.DeviceDescribed;
import care.lares.journal.Registry;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a bridge says of the models of its devices is written down; what a person has said counts more. */
public final class Descriptions {
    private final Pipeline pipeline;
    private final String bridge;
    private final Set<DeviceId> settled = new HashSet<>();

    /** Of the devices of this bridge. */
    public Descriptions(Pipeline pipeline, String bridge) {
        this.pipeline = pipeline;
        this.bridge = bridge;
    }

    /** The bridge describes its devices anew. */
    public void anew() {
        settled.clear();
    }

    /** What it says of one of them; once the device is known, and once only. */
    public void said(DeviceId device, String vendor, String model, Instant at) {
        Registry registry = pipeline.house().registry();
        if (model.isEmpty()
                || settled.contains(device)
                || registry.device(device).isEmpty()) {
            return;
        }
        Optional<DeviceDescribed> before = registry.care().described(device);
        boolean person = before.filter(known -> !known.by().equals(bridge))
                .filter(known -> !known.passport().model().isEmpty())
                .isPresent();
        DevicePassport known = registry.care().passport(device);
        DevicePassport passport = known.ofModel(clipped(vendor), clipped(model));
        if (person
                || passport.equals(known)
                || pipeline.registrar().register(new DeviceDescribed(at, device, passport, bridge), () -> {})) {
            settled.add(device);
        }
    }

    /** More than one line is of no use to whoever orders it. */
    private static String clipped(String text) {
        return text.substring(0, Math.min(text.length(), DevicePassport.MAX_TEXT));
    }
}

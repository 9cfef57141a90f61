// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.pipeline.House;
import care.lares.security.Scope;
import java.util.List;
import java.util.Optional;

/** Devices, and how they are. */
public final class DeviceRoutes implements RouteGroup {
    private static final String LIST = "devices";

    private final House house;
    private final DeviceJson json;

    /** From the living state. */
    public DeviceRoutes(House house) {
        this.house = house;
        this.json = new DeviceJson(house);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/devices")
                        .needs(Need.oneOf(Scope.RESIDENTS_READ))
                        .query("resident", "limit", "after")
                        .to(this::list),
                Route.get("/api/v1/devices/{id}")
                        .needs(Need.oneOf(Scope.RESIDENTS_READ))
                        .shows(this::one));
    }

    private void list(Exchange exchange) {
        Optional<ResidentId> resident = exchange.query().of("resident", ResidentId::new);
        List<DeviceRegistered> devices = house.registry().devices().stream()
                .filter(device ->
                        resident.isEmpty() || device.assignment().resident().equals(resident))
                .toList();
        exchange.page(Listing.of(
                LIST,
                devices,
                exchange.query(),
                device -> device.device().value(),
                device -> json.brief(device).toBuffer()));
    }

    private Content one(Exchange exchange) {
        DeviceId id = exchange.path("id", "device", DeviceId::new);
        DeviceRegistered device =
                house.registry().device(id).orElseThrow(() -> new Refused(Problem.notFound("there is no such device")));
        return Content.of(json.whole(device), json.settable(device));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.config.Settings;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.notify.Directory;
import care.lares.security.Bearers;
import care.lares.security.Credentials;
import care.lares.security.Principal;
import care.lares.security.Secrets;
import java.util.Optional;

/** Who is who: at the doors, and in what responders are told. */
final class People implements Directory {
    /** Who acts with the one token of a gateway for tests and integrators. */
    private static final PersonId DEV_ADMIN = new PersonId("admin");

    private final Registry registry;
    private final Settings settings;
    private final boolean blind;
    private final Credentials credentials;
    private final Bearers bearers;
    private final Optional<String> adminHash;

    /**
     * Those who are registered.
     *
     * @param blind whether what was enrolled cannot be read
     */
    People(Registry registry, Settings settings, boolean blind) {
        this.registry = registry;
        this.settings = settings;
        this.blind = blind;
        this.credentials = new Credentials(registry::device, registry::person);
        this.bearers = new Bearers(registry);
        this.adminHash = settings.adminToken().map(Secrets::hash);
    }

    /**
     * Who connects to the device door; in a gateway for tests, anyone without a password is any device. While nobody knows who
     * was enrolled, everybody is heard: better a call that nobody made than one that nobody hears.
     */
    Optional<Principal> login(String username, String password) {
        if (isAdminToken(password) || isAdminToken(username)) {
            return Optional.of(new Principal.Admin(DEV_ADMIN));
        }
        Optional<Principal> known = credentials.check(username, password);
        if (known.isEmpty() && settings.dev()) {
            return Optional.of(new Principal.DevAnonymous());
        }
        boolean heard = known.isEmpty() && blind && username.length() <= Credentials.MAX_LENGTH;
        return heard ? Optional.of(new Principal.Unproved(username)) : known;
    }

    /**
     * The credential of whoever was let in, as it is now; empty for a device that was revoked or is registered no more, a
     * person that is enrolled no more, and whoever nobody knows.
     */
    Optional<Object> proof(Principal principal) {
        if (principal instanceof Principal.Device device) {
            return registry.inService(device.id()).map(DeviceRegistered::credential);
        }
        if (principal instanceof Principal.Person person) {
            return registry.person(person.id()).map(Object.class::cast);
        }
        return principal instanceof Principal.Unproved ? Optional.empty() : Optional.of(principal);
    }

    /** Whose token this is; empty when nobody has it. */
    Optional<Principal> bearer(String token) {
        return isAdminToken(token) ? Optional.of(new Principal.Admin(DEV_ADMIN)) : bearers.owner(token);
    }

    private boolean isAdminToken(String text) {
        return adminHash.filter(hash -> Secrets.matches(text, hash)).isPresent();
    }

    @Override
    public String site() {
        return settings.site()
                .map(site -> site.address()
                        .map(address -> site.name() + ", " + address)
                        .orElse(site.name()))
                .orElse("");
    }

    @Override
    public Optional<String> name(ResidentId resident) {
        return registry.resident(resident).map(ResidentDescribed::name);
    }

    @Override
    public Optional<PlaceId> home(ResidentId resident) {
        return registry.resident(resident).flatMap(ResidentDescribed::place);
    }

    @Override
    public String family(DeviceId device) {
        return registry.device(device).map(DeviceRegistered::driver).orElse("");
    }

    @Override
    public Optional<String> placeName(PlaceId place) {
        return registry.place(place).map(PlaceRegistered::name).filter(name -> !name.equals(place.value()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.CareJson;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.DeviceId;
import care.lares.domain.care.DevicePassport;
import care.lares.journal.CareEntry.DeviceDescribed;
import care.lares.pipeline.House;
import care.lares.rules.wear.EndOfLife;
import care.lares.rules.wear.Parts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a device is: who makes it, which batteries it takes, and from when on its service life counts. */
public final class PassportRegistration implements RouteGroup {
    private static final int MAX_DATE = 10;
    private static final String[] FIELDS = {"vendor", "model", "battery", "made", "installed", "serviceYears"};

    private final Book book;
    private final House house;
    private final Parts parts = Parts.known();

    /** Writes into this book. */
    public PassportRegistration(Book book, House house) {
        this.book = book;
        this.house = house;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.put("/api/v1/devices/{id}/passport")
                .needs(Registration.WRITE)
                .body(BodyRule.JSON_OBJECT)
                .to(this::describe));
    }

    private void describe(Exchange exchange) {
        DeviceId id = exchange.path("id", "device", DeviceId::new);
        if (book.registry().device(id).isEmpty()) {
            throw new Refused(Problem.notFound("there is no such device"));
        }
        DevicePassport known = book.registry().care().passport(id);
        DevicePassport passport = read(Fields.of(exchange.body(), FIELDS), known);
        Runnable answer = () -> exchange.ok(
                CareJson.of(passport, EndOfLife.of(passport, house.devices().tells(id)), parts.battery(passport)));
        if (passport.equals(known)) {
            book.confirm(exchange, answer);
        } else {
            book.register(exchange, List.of(new DeviceDescribed(book.now(), id, passport, Book.by(exchange))), answer);
        }
    }

    /** Whoever says nothing of the model does not take away what a bridge has said of it. */
    private static DevicePassport read(Fields fields, DevicePassport known) {
        Optional<String> vendor = fields.text("vendor", DevicePassport.MAX_TEXT);
        Optional<String> model = fields.text("model", DevicePassport.MAX_TEXT);
        String battery = fields.text("battery", DevicePassport.MAX_TEXT).orElse("");
        Optional<LocalDate> made = fields.of("made", MAX_DATE, PassportRegistration::date);
        Optional<LocalDate> installed = fields.of("installed", MAX_DATE, PassportRegistration::date);
        int years = fields.integer("serviceYears", 1, DevicePassport.MAX_YEARS, 0);
        fields.check();
        return new DevicePassport(
                vendor.orElse(model.isPresent() ? "" : known.vendor()),
                model.orElse(vendor.isPresent() ? "" : known.model()),
                battery,
                made,
                installed,
                years);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException("must be a date such as 2019-05-01", noDate);
        }
    }
}

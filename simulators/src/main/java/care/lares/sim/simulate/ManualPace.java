// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.play.Pace;
import care.lares.sim.play.PaceException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The gateway's own clock, moved on by hand, in whole seconds. */
final class ManualPace implements Pace {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROUTE = "/api/v1/dev/clock";

    private final GatewayApi api;
    private final Duration leap;
    private final Instant start;
    private Duration now = Duration.ZERO;

    private ManualPace(GatewayApi api, Duration leap, Instant start) {
        this.api = api;
        this.leap = leap;
        this.start = start;
    }

    /** The clock of this gateway; empty when it runs by itself. */
    static Optional<ManualPace> of(GatewayApi api, Duration leap) throws SimulateException {
        try {
            GatewayApi.Answer answer = api.get(ROUTE);
            return answer.succeeded()
                    ? Optional.of(new ManualPace(
                            api, leap, Instant.parse(answer.json().path("now").asText())))
                    : Optional.empty();
        } catch (GatewayException e) {
            throw new SimulateException(e.getMessage() + ": is --api right?", e);
        } catch (DateTimeException e) {
            throw new SimulateException("the gateway does not say what its clock shows", e);
        }
    }

    private GatewayApi.Answer advance(Duration by) throws GatewayException {
        return api.post(ROUTE, JSON.createObjectNode().put("advance", by.toSeconds() + "s"));
    }

    @Override
    public Duration until(Duration at) throws PaceException {
        while (now.compareTo(at) < 0) {
            Duration left = at.minus(now);
            Duration wanted = left.compareTo(leap) > 0 ? leap : left;
            Duration whole = wanted.truncatedTo(ChronoUnit.SECONDS);
            Duration by = whole.equals(wanted) ? whole : whole.plusSeconds(1);
            try {
                GatewayApi.Answer answer = advance(by);
                if (!answer.succeeded()) {
                    throw new PaceException("the gateway's clock cannot be moved: " + answer.problem());
                }
            } catch (GatewayException e) {
                throw new PaceException("the gateway's clock cannot be moved: " + e.getMessage(), e);
            }
            now = now.plus(by);
        }
        return now;
    }

    @Override
    public Instant clock(Duration at) {
        return start.plus(at);
    }

    /** The time since the start at which the gateway's clock showed this. */
    Duration since(Instant shown) {
        return Duration.between(start, shown);
    }
}

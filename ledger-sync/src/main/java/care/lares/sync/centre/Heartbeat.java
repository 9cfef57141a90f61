// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Moment;
import care.lares.journal.JournalStatus;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says at every turn that the gateway lives: {@code {"gateway", "at", "every", "newest", "key"}}, the interval in
 * seconds, the number of entries of its log, and the key that log is signed with. Only {@code {"at"}} in return is a sign of life: a proxy's page is none.
 */
final class Heartbeat implements Runnable {
    private static final String PATH = "/lares/v1/heartbeat";
    /** How often the time is looked at: a clock may leap. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final JsonFactory JSON = new JsonFactory();
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final CentreLink link;
    private final String gateway;
    private final Duration every;
    private final Supplier<JournalStatus> log;
    private final Supplier<Moment> clock;
    private final Standing standing;
    private final Runnable whenHeard;
    private final Signal signal = new Signal();
    private volatile boolean closing;

    /**
     * A heart that does not beat yet.
     *
     * @param gateway by which name the centre knows it
     * @param log how its log stands
     * @param whenHeard what to do whenever the centre has answered
     */
    Heartbeat(
            CentreLink link,
            String gateway,
            Duration every,
            Supplier<JournalStatus> log,
            Supplier<Moment> clock,
            Standing standing,
            Runnable whenHeard) {
        this.link = link;
        this.gateway = gateway;
        this.every = every;
        this.log = log;
        this.clock = clock;
        this.standing = standing;
        this.whenHeard = whenHeard;
    }

    @Override
    public void run() {
        long due = clock.get().nanos();
        while (!closing) {
            try {
                if (clock.get().nanos() - due >= 0) {
                    due = clock.get().nanos() + every.toNanos();
                    beat();
                }
                signal.await(LOOK);
            } catch (InterruptedException end) {
                closing = true;
            } catch (RuntimeException broken) {
                LOG.error("heartbeat stumbled", broken);
            }
        }
    }

    void close() {
        closing = true;
        signal.give();
    }

    private void beat() {
        Answer answer = link.post(PATH, "application/json", words()).join();
        if (answer instanceof Answer.Taken taken && saysWhen(taken.body())) {
            standing.beat();
            whenHeard.run();
        } else if (answer instanceof Answer.Failed failed) {
            standing.missed(failed.reason());
        } else if (answer instanceof Answer.Refused refused) {
            standing.missed(refused.reason());
        } else if (answer instanceof Answer.Clash clash) {
            standing.missed(clash.reason());
        } else {
            standing.missed("the answer to a heartbeat made no sense");
        }
    }

    private byte[] words() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("gateway", gateway);
            json.writeStringField("at", clock.get().wall().toString());
            json.writeNumberField("every", Math.max(1, every.toSeconds()));
            json.writeNumberField("newest", log.get().durable());
            json.writeStringField("key", log.get().verifierKey());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private static boolean saysWhen(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            boolean said = false;
            boolean open = json.nextToken() == JsonToken.START_OBJECT;
            while (open && json.nextToken() == JsonToken.FIELD_NAME) {
                boolean at = json.currentName().equals("at");
                if (json.nextToken() == JsonToken.VALUE_STRING && at) {
                    Instant.parse(json.getText());
                    said = true;
                } else {
                    json.skipChildren();
                }
            }
            return said;
        } catch (IOException | DateTimeParseException nonsense) {
            return false;
        }
    }
}

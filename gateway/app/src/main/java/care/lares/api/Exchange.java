// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request that was let in, and its answer. */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final RoutingContext context;
    private final Caller caller;
    private final Query query;
    private final Supplier<Caller> again;
    private Consumer<Answered> told = answered -> {};

    /**
     * A request of this caller.
     *
     * @param again finds out anew who it is
     */
    Exchange(RoutingContext context, Caller caller, Query query, Supplier<Caller> again) {
        this.context = context;
        this.caller = caller;
        this.query = query;
        this.again = again;
    }

    /** The request as the router has it. */
    public RoutingContext context() {
        return context;
    }

    /** Who asks. */
    public Caller caller() {
        return caller;
    }

    /**
     * The person who asks.
     *
     * @throws Refused when it is none
     */
    public Caller.Person person() {
        if (caller instanceof Caller.Person person) {
            return person;
        }
        throw new Refused(Need.A_PERSON.refusal(caller).orElseGet(Problem::internalError));
    }

    /** Whether the credential that opened the door would open it again, for the same: asked by answers that last. */
    boolean isStillLetIn() {
        return again.get().isLetInLike(caller);
    }

    /** The parameters behind the question mark. */
    public Query query() {
        return query;
    }

    /** A part of the path. */
    public String path(String name) {
        return Optional.ofNullable(context.pathParam(name)).orElse("");
    }

    /**
     * An id in the path.
     *
     * @param id refuses what cannot be one with an {@link IllegalArgumentException}
     * @param what such as {@code resident}
     * @throws Refused 404 when nothing can have this id
     */
    public <T> T path(String name, String what, Function<String, T> id) {
        try {
            return id.apply(path(name));
        } catch (IllegalArgumentException notAnId) {
            throw new Refused(Problem.notFound("there is no such " + what));
        }
    }

    /** The body's bytes; empty when there was none. */
    public byte[] payload() {
        return bytes().getBytes();
    }

    Buffer bytes() {
        return Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
    }

    /** Tells what will be answered. */
    void onAnswer(Consumer<Answered> listener) {
        told = listener;
    }

    /** Answers as before. */
    void again(Answered before) {
        before.location().ifPresent(location -> context.response().putHeader("Location", location));
        if (before.type().isEmpty()) {
            noContent();
        } else {
            send(before.status(), before.type(), before.content());
        }
    }

    /**
     * The body, which must be one JSON object.
     *
     * @throws Refused when it is not
     */
    public JsonObject body() {
        try {
            byte[] bytes = payload();
            JsonObject json = new JsonObject(Buffer.buffer(bytes));
            DoubledKey.in(bytes).ifPresent(key -> {
                throw new Refused(Problem.badRequest(key + ": stands there twice; say it once"));
            });
            return json;
        } catch (DecodeException | ClassCastException notAnObject) {
            throw new Refused(Problem.badRequest("the body must be one JSON object"));
        }
    }

    /** Answers 200. */
    public void ok(JsonObject json) {
        json(200, json);
    }

    /** Answers 201, and where it is now. */
    public void created(String location, JsonObject json) {
        context.response().putHeader("Location", location);
        json(201, json);
    }

    /** Answers with this status. */
    public void json(int status, JsonObject json) {
        send(status, "application/json", json.toBuffer());
    }

    /** Answers 204. */
    public void noContent() {
        told.accept(new Answered(204, Optional.empty(), "", Buffer.buffer()));
        sent(context.response().setStatusCode(204).end());
    }

    /** Answers 200 with this and its tag, or 304 when the caller has it already. */
    void resource(Content content) {
        if (!isUnchanged(content.tag())) {
            send(200, "application/json", content.json());
        }
    }

    /** Answers 200 with a tag of its content, or 304 when the caller has it already. */
    public void resource(Buffer json) {
        resource("application/json", json);
    }

    /** The same with content of another type. */
    public void resource(String type, Buffer content) {
        if (!isUnchanged(ETag.of(content))) {
            send(200, type, content);
        }
    }

    /** Tells the tag of the content; whether the caller has that already, which is then answered with 304. */
    public boolean isUnchanged(ETag tag) {
        HttpServerResponse response = context.response().putHeader("ETag", tag.text());
        boolean unchanged = tag.matches(context.request().headers().getAll("If-None-Match"));
        if (unchanged) {
            sent(response.setStatusCode(304).end());
        }
        return unchanged;
    }

    /** Answers 200 with a page of a list. */
    public void page(Listing listing) {
        send(200, "application/json", listing.json());
    }

    /** Answers with content of any type. */
    public void send(int status, String type, Buffer content) {
        Optional<String> location =
                Optional.ofNullable(context.response().headers().get("Location"));
        told.accept(new Answered(status, location, type, content));
        sent(context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .end(content));
    }

    /** Answers with an error. */
    public void refuse(Problem problem) {
        told.accept(new Answered(problem.status(), Optional.empty(), "", Buffer.buffer()));
        problem.answer(context.response());
    }

    /** Answers when the result is there; whatever goes wrong on the way is an answer as well. */
    public <T> void when(Future<T> result, Consumer<T> answer) {
        result.onComplete(done -> guarded(() -> {
            if (done.succeeded()) {
                answer.accept(done.result());
            } else if (done.cause() instanceof Refused refused) {
                refuse(refused.problem());
            } else {
                failed(done.cause());
            }
        }));
    }

    /** Runs this; what it throws becomes the answer. */
    void guarded(Runnable action) {
        try {
            action.run();
        } catch (Refused refused) {
            refuse(refused.problem());
        } catch (RuntimeException broken) {
            failed(broken);
        }
    }

    private void failed(Throwable cause) {
        String route = Optional.ofNullable(context.currentRoute())
                .map(found -> String.valueOf(found.getPath()))
                .orElse("?");
        LOG.error("http request failed route={}", route, cause);
        refuse(Problem.internalError());
    }

    private static void sent(Future<Void> answer) {
        answer.onFailure(e -> LOG.debug("answer not sent", e));
    }
}

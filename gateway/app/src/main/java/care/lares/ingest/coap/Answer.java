// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.driver.Rejected;
import care.lares.pipeline.Acknowledgement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;

/** The one answer to a request. Given by any thread; only the first counts. */
final class Answer implements Acknowledgement {
    private final Exchange exchange;
    private final long sinceNanos;
    private final AtomicBoolean given = new AtomicBoolean();
    private boolean accepted;

    Answer(Exchange exchange, long sinceNanos) {
        this.exchange = exchange;
        this.sinceNanos = sinceNanos;
    }

    @Override
    public void durable() {
        give(new Response(ResponseCode.CHANGED));
    }

    @Override
    public void refused(List<Rejected> why) {
        say(
                ResponseCode.BAD_REQUEST,
                why.isEmpty() ? "nothing in it was understood" : why.get(0).detail());
    }

    @Override
    public void withheld() {
        comeBack();
    }

    /** It cannot be stored now: the sender should try again. */
    void comeBack() {
        Response busy = text(ResponseCode.SERVICE_UNAVAILABLE, "not stored, storage cannot keep up: send it again");
        busy.getOptions().setMaxAge(CoapLimits.COME_BACK.toSeconds());
        give(busy);
    }

    void say(ResponseCode code, String words) {
        give(text(code, words));
    }

    void give(Response response) {
        if (given.compareAndSet(false, true)) {
            exchange.sendResponse(response);
            exchange.execute(this::forgetBody);
        }
    }

    /** The exchange is remembered against repetitions, which come as one message: not with all of a body in blocks. */
    private void forgetBody() {
        exchange.setRequest(exchange.getCurrentRequest());
    }

    boolean isGiven() {
        return given.get();
    }

    long ageNanos(long nowNanos) {
        return nowNanos - sinceNanos;
    }

    /** Tells the sender, once, that its request has come and the answer will follow. */
    void accept() {
        if (!accepted) {
            accepted = true;
            exchange.execute(exchange::sendAccept);
        }
    }

    /** What a resource says, which is text; a client that takes no text is told so (RFC 7252, section 5.10.4). */
    static Response content(Request request, String words) {
        boolean takesText =
                !request.getOptions().hasAccept() || request.getOptions().getAccept() == MediaTypeRegistry.TEXT_PLAIN;
        return takesText
                ? text(ResponseCode.CONTENT, words)
                : text(ResponseCode.NOT_ACCEPTABLE, "this is text: content format 0");
    }

    static Response text(ResponseCode code, String words) {
        Response response = new Response(code);
        response.setPayload(
                words.length() <= CoapLimits.MAX_DIAGNOSTIC ? words : words.substring(0, CoapLimits.MAX_DIAGNOSTIC));
        response.getOptions().setContentFormat(MediaTypeRegistry.TEXT_PLAIN);
        return response;
    }
}

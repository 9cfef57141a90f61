// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import care.lares.api.Exchange;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import java.util.List;

/** The page and every file it loads. Open to anyone: what is about people comes through the API only. */
public final class ConsoleRoutes implements RouteGroup {
    /**
     * Nothing runs, is loaded or is talked to but what this gateway serves; no inline script, no inline style, no
     * frame around it. Text becomes markup through lit-html's templates only.
     */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types lit-html");

    /** A new gateway's page shows at the next load: the browser asks each time, and mostly hears "unchanged". */
    private static final String ASK_AGAIN = "no-cache";
    /** A year in seconds, the longest that is usual: for addresses that hold a version. */
    private static final String KEEP = "public, max-age=31536000, immutable";

    private final Assets assets;

    /** A page that shows itself like this. */
    public ConsoleRoutes(PageManner manner) {
        this.assets = Assets.load(manner);
    }

    /** One route per file: an address that is none of them leads nowhere. */
    @Override
    public List<Route> routes() {
        return assets.byAddress().entrySet().stream()
                .map(file -> Route.get(file.getKey()).to(exchange -> answer(exchange, file.getValue())))
                .toList();
    }

    private static void answer(Exchange exchange, Asset asset) {
        exchange.context()
                .response()
                .putHeader("Cache-Control", asset.immutable() ? KEEP : ASK_AGAIN)
                .putHeader("Content-Security-Policy", POLICY);
        exchange.resource(asset.type(), asset.bytes());
    }
}

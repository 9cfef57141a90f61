// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every file of the page by its address, read once at the start: afterwards nothing blocks the event loop, and no
 * address leads to a file that is not listed here.
 */
final class Assets {
    /** Where the files of the page are answered from; the page itself is {@code /}. */
    static final String ROOT = "/console/";

    private static final String PAGE = "index.html";
    private static final String FOLDER = "/care/lares/console";
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    /**
     * What the page uses of lit-html, and what that uses; what verifies signatures where the browser does not. The version
     * is in the address, and the page's {@code lit.js} and {@code proof/crypto.js} name it.
     */
    private static final List<String> LIBRARIES = List.of(
            "lit-html/3.3.1/lit-html.js",
            "lit-html/3.3.1/directive.js",
            "lit-html/3.3.1/directive-helpers.js",
            "lit-html/3.3.1/directives/repeat.js",
            "tweetnacl/0.14.5/nacl-fast.min.js");

    private final Map<String, Asset> byAddress;

    private Assets(Map<String, Asset> byAddress) {
        this.byAddress = Collections.unmodifiableMap(new TreeMap<>(byAddress));
    }

    /** Reads them all from the class path; the page says how it is to show itself. */
    static Assets load(PageManner manner) {
        Map<String, Asset> found = new HashMap<>();
        try {
            addOwn(found);
            for (String module : LIBRARIES) {
                found.put(ROOT + module, Asset.of(module, bytes(WEBJARS + module), true));
            }
            found.put("/", Asset.of(PAGE, page(manner), false));
        } catch (IOException e) {
            throw new UncheckedIOException("the console's files cannot be read from the program", e);
        }
        return new Assets(found);
    }

    private static byte[] page(PageManner manner) throws IOException {
        String page = new String(bytes(FOLDER + '/' + PAGE), StandardCharsets.UTF_8);
        return page.replace("<html lang=\"en\">", manner.tag()).getBytes(StandardCharsets.UTF_8);
    }

    private static void addOwn(Map<String, Asset> found) throws IOException {
        URL page = Optional.ofNullable(Assets.class.getResource(FOLDER + '/' + PAGE))
                .orElseThrow(() -> new IOException("there is no " + FOLDER + '/' + PAGE));
        URI uri = URI.create(page.toString());
        if (uri.getScheme().equals("jar")) {
            Path jar = Path.of(URI.create(uri.getRawSchemeSpecificPart().replaceFirst("!.*", "")));
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                addBelow(files.getPath(FOLDER), found);
            }
        } else {
            addBelow(Path.of(uri).resolveSibling("."), found);
        }
    }

    private static void addBelow(Path folder, Map<String, Asset> found) throws IOException {
        Path top = folder.normalize();
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = top.relativize(file).toString().replace('\\', '/');
                if (Asset.type(name).isPresent()) {
                    found.put(ROOT + name, Asset.of(name, Files.readAllBytes(file), false));
                }
            }
        }
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("there is no " + resource);
            }
            return in.readAllBytes();
        }
    }

    /** All files, by their addresses in order. */
    Map<String, Asset> byAddress() {
        return byAddress;
    }
}

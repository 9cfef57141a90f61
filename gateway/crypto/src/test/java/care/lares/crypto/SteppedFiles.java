// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files, and what happens, once, just before one of them gets its new content. */
final class SteppedFiles implements VaultFiles {
    private final Map<String, byte[]> kept;
    private final Set<String> overwritten = new HashSet<>();
    private String at = "";
    private Step step = () -> {};
    private String unreadable = "";
    private int untilFailure = Integer.MAX_VALUE;

    /** What happens; may fail like the file. */
    interface Step {
        void run() throws IOException;
    }

    private SteppedFiles(Map<String, byte[]> kept) {
        this.kept = kept;
    }

    SteppedFiles() {
        this(new ConcurrentHashMap<>());
    }

    /** From now on, once. */
    void during(String name, Step once) {
        at = name;
        step = once;
    }

    /** This and every later write fails, counted from now on, from 1. */
    void failAt(int write) {
        untilFailure = write;
    }

    /** From now on, until it is replaced. */
    void unreadable(String name) {
        unreadable = name;
    }

    /** One bit rots. */
    void flip(String name, int at) {
        byte[] rotten = kept.get(name).clone();
        rotten[at] ^= 1;
        kept.put(name, rotten);
    }

    Map<String, byte[]> kept() {
        return kept;
    }

    /** Names whose former content was overwritten when they got their new one. */
    Set<String> overwritten() {
        return overwritten;
    }

    /** What a power cut would leave at this moment. */
    SteppedFiles cut() {
        return new SteppedFiles(new HashMap<>(kept));
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        if (name.equals(unreadable)) {
            throw new IOException("Input/output error");
        }
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        if (name.equals(at)) {
            at = "";
            step.run();
        }
        write();
        kept.put(name, content);
    }

    @Override
    public void replaceWiping(String name, byte[] content) throws IOException {
        replace(name, content);
        overwritten.add(name);
    }

    @Override
    public void wipe(String name) throws IOException {
        if (kept.containsKey(name)) {
            write();
            kept.remove(name);
        }
    }

    private void write() throws IOException {
        untilFailure--;
        if (untilFailure <= 0) {
            throw new IOException("No space left on device");
        }
    }
}

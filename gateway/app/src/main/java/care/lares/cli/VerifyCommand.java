// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.journal.check.AnchorClaim;
import care.lares.journal.check.OpenedEntry;
import care.lares.sync.verify.ReceiptVerifier;
import care.lares.sync.verify.TrustedKeys;
import care.lares.sync.verify.Verdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges receipts, without network and without any gateway. */
@Command(
        name = "verify",
        description = "Checks receipts offline and says how far each reaches, or the first thing that is wrong.",
        footer = {"", "Exit status: 0 all valid, 1 at least one refused."},
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final String UNCHECKED = ": not checked";
    /** Largest file read, in bytes: a receipt of the largest entry in the largest log is far smaller. */
    private static final long MAX_BYTES = 1 << 20;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "receipts")
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "accept only receipts signed under this log's key; /health/ready shows it as verifierKey")
    private final List<String> keys = new ArrayList<>();

    @Option(
            names = "--witness",
            paramLabel = "VKEY",
            description = "count this witness's cosignature, as often as there are witnesses you trust; lares witness"
                    + " --show-key prints it")
    private final List<String> witnesses = new ArrayList<>();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        ReceiptVerifier verifier = new ReceiptVerifier(new TrustedKeys(Set.copyOf(keys), Set.copyOf(witnesses)));
        boolean allValid = true;
        JsonArray results = new JsonArray();
        for (Path file : files) {
            Verdict verdict = verdict(verifier, file);
            allValid &= verdict instanceof Verdict.Valid;
            if (output.json()) {
                results.add(json(file, verdict));
            } else {
                print(file, verdict);
            }
        }
        if (output.json()) {
            output.json(new JsonObject().put("valid", allValid).put("receipts", results));
        }
        return allValid ? 0 : REFUSED;
    }

    private Verdict verdict(ReceiptVerifier verifier, Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return new Verdict.Invalid("the file is too large to be a receipt");
            }
            return verifier.verify(Files.readAllBytes(file));
        } catch (IOException e) {
            return new Verdict.Invalid("the file cannot be read");
        }
    }

    private void print(Path file, Verdict verdict) {
        if (verdict instanceof Verdict.Valid valid) {
            output.line(file + ": VALID, " + valid.reach().words());
            output.row("entry", valid.seq() + " of " + valid.size() + " in " + valid.origin());
            output.row("key", valid.verifierKey());
            valid.reach().witnesses().forEach(name -> output.row("witness", name));
            valid.reach().claim().ifPresent(claim -> output.row("claims", where(claim) + UNCHECKED));
            if (!valid.pinned()) {
                output.row("", "taken from the receipt itself: give the log's own with --key to be sure whose it is");
            }
            valid.entry()
                    .map(OpenedEntry::lines)
                    .orElse(List.of("type unknown"))
                    .forEach(this::field);
        } else if (verdict instanceof Verdict.Invalid invalid) {
            output.line(file + ": REFUSED, " + invalid.reason());
        }
    }

    private void field(String line) {
        int space = line.indexOf(' ');
        output.row(line.substring(0, space), line.substring(space + 1));
    }

    private static JsonObject json(Path file, Verdict verdict) {
        JsonObject result = new JsonObject().put("file", file.toString());
        if (verdict instanceof Verdict.Valid valid) {
            JsonObject entry = new JsonObject();
            valid.entry().ifPresent(opened -> {
                entry.put("type", opened.name());
                opened.fields().forEach(field -> entry.put(field.name(), field.value()));
            });
            return result.put("valid", true)
                    .put("tier", valid.reach().words())
                    .put("origin", valid.origin())
                    .put("seq", valid.seq())
                    .put("size", valid.size())
                    .put("key", valid.verifierKey())
                    .put("pinned", valid.pinned())
                    .put("commit", "0x" + valid.commit())
                    .put("witnesses", new JsonArray(valid.reach().witnesses()))
                    .put(
                            "anchor",
                            valid.reach().claim().map(VerifyCommand::json).orElse(null))
                    .put("entry", entry);
        }
        return result.put("valid", false).put("reason", ((Verdict.Invalid) verdict).reason());
    }

    private static String where(AnchorClaim claim) {
        return "anchor " + claim.epoch() + (claim.settled() ? ", final" : "") + " in block " + claim.block()
                + " of chain " + claim.chainId();
    }

    private static JsonObject json(AnchorClaim claim) {
        return new JsonObject()
                .put("chain", claim.chainId())
                .put("contract", claim.contract())
                .put("gateway", claim.gateway())
                .put("epoch", claim.epoch())
                .put("transaction", claim.transaction())
                .put("block", claim.block())
                .put("blockHash", claim.blockHash())
                .put("final", claim.settled())
                .put("checked", false);
    }
}

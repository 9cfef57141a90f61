// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.cli.LedgerQuestion.Asked;
import care.lares.config.LedgerNode;
import care.lares.domain.Ticks;
import care.lares.journal.check.AnchorClaim;
import care.lares.journal.check.OpenedEntry;
import care.lares.sync.verify.ReceiptVerifier;
import care.lares.sync.verify.TrustedKeys;
import care.lares.sync.verify.Verdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges receipts without any gateway, and without network unless a ledger is to be asked. */
@Command(
        name = "verify",
        description =
                "Checks receipts and says how far each reaches, or the first thing that is wrong. Asks nobody unless told to.",
        footer = {"", "Exit status: 0 all valid, 1 at least one refused, or the ledger did not answer."},
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    /** Largest file read, in bytes: a receipt of the largest entry in the largest log is far smaller. */
    private static final long MAX_BYTES = 1 << 20;

    private final Ticks ticks;

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

    @Option(
            names = "--rpc",
            paramLabel = "URL",
            description = "ask the ledger behind this node whether it holds what a receipt claims")
    private @Nullable URI rpc;

    @Option(
            names = "--confirmations",
            paramLabel = "N",
            defaultValue = "" + LedgerNode.DEFAULT_CONFIRMATIONS,
            description = "blocks after which an anchor counts as final (default ${DEFAULT-VALUE})")
    private int confirmations;

    @Option(
            names = "--seconds",
            hidden = true,
            paramLabel = "N",
            description = "for lares bench: verify them again and again for so long, and say how many a second")
    private int seconds;

    @Mixin
    private final Output output = new Output();

    VerifyCommand(Surroundings surroundings) {
        this.ticks = surroundings.ticks();
    }

    @Override
    public Integer call() throws InterruptedException, CommandException {
        TrustedKeys trusted = new TrustedKeys(Set.copyOf(keys), Set.copyOf(witnesses));
        if (seconds > 0) {
            output.json(new VerifyRate(read(), trusted, ticks).measure(Duration.ofSeconds(seconds)));
            return 0;
        }
        Optional<LedgerQuestion> ledger = Optional.ofNullable(rpc).map(node -> new LedgerQuestion(node, confirmations));
        boolean allValid = true;
        JsonArray results = new JsonArray();
        List<Verdict> verdicts = verdicts(trusted);
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            Asked asked = asked(verdicts.get(i), ledger);
            allValid &=
                    asked.verdict() instanceof Verdict.Valid && asked.silence().isEmpty();
            if (output.json()) {
                results.add(json(file, asked));
            } else {
                print(file, asked);
            }
        }
        if (output.json()) {
            output.json(new JsonObject().put("valid", allValid).put("receipts", results));
        }
        return allValid ? 0 : REFUSED;
    }

    /** On all processors: a signature costs most of a millisecond. */
    private List<Verdict> verdicts(TrustedKeys trusted) {
        ThreadLocal<ReceiptVerifier> verifiers = ThreadLocal.withInitial(() -> new ReceiptVerifier(trusted));
        return files.parallelStream()
                .map(file -> verdict(verifiers.get(), file))
                .toList();
    }

    private List<byte[]> read() throws CommandException {
        List<byte[]> receipts = new ArrayList<>();
        for (Path file : files) {
            try {
                receipts.add(Files.readAllBytes(file));
            } catch (IOException e) {
                throw CommandException.cannot("cannot read " + file, e);
            }
        }
        return receipts;
    }

    private static Asked asked(Verdict offline, Optional<LedgerQuestion> ledger) throws InterruptedException {
        return offline instanceof Verdict.Valid valid && ledger.isPresent()
                ? ledger.get().about(valid)
                : Asked.nobody(offline);
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

    private void print(Path file, Asked asked) {
        if (asked.verdict() instanceof Verdict.Valid valid) {
            output.line(file + ": VALID, " + valid.reach().words());
            output.row("entry", valid.seq() + " of " + valid.size() + " in " + valid.origin());
            output.row("key", valid.verifierKey());
            valid.followed().ifPresent(known -> output.row("", "which followed " + known));
            if (!valid.pinned()) {
                output.row("", "taken from the receipt itself: give the log's own with --key to be sure whose it is");
            }
            valid.reach().witnesses().forEach(name -> output.row("witness", name));
            valid.reach().claim().ifPresent(claim -> output.row("ledger", where(claim, asked)));
            valid.entry()
                    .map(OpenedEntry::lines)
                    .orElse(List.of("type unknown"))
                    .forEach(this::field);
        } else if (asked.verdict() instanceof Verdict.Invalid invalid) {
            output.line(file + ": REFUSED, " + invalid.reason());
        }
    }

    private static String where(AnchorClaim claim, Asked asked) {
        String anchor = "anchor " + claim.epoch() + " of chain " + claim.chainId();
        String claimed = ": claims " + anchor + " in block " + claim.block() + (claim.settled() ? ", final" : "");
        return asked.block()
                .map(block -> anchor + " stands in block " + block)
                .orElseGet(() -> asked.silence()
                        .map(why -> "not asked" + claimed + "; " + why)
                        .orElse("not asked" + claimed + "; give --rpc"));
    }

    private void field(String line) {
        int space = line.indexOf(' ');
        output.row(line.substring(0, space), line.substring(space + 1));
    }

    private static JsonObject json(Path file, Asked asked) {
        JsonObject result = new JsonObject().put("file", file.toString());
        if (!(asked.verdict() instanceof Verdict.Valid valid)) {
            return result.put("valid", false).put("reason", ((Verdict.Invalid) asked.verdict()).reason());
        }
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
                .put("followed", valid.followed().orElse(null))
                .put("commit", "0x" + valid.commit())
                .put("witnesses", new JsonArray(valid.reach().witnesses()))
                .put(
                        "anchor",
                        valid.reach().claim().map(claim -> json(claim, asked)).orElse(null))
                .put("entry", entry);
    }

    private static JsonObject json(AnchorClaim claim, Asked asked) {
        JsonObject anchor = new JsonObject()
                .put("chain", claim.chainId())
                .put("contract", claim.contract())
                .put("gateway", claim.gateway())
                .put("epoch", claim.epoch())
                .put("transaction", claim.transaction())
                .put("block", asked.block().orElse(claim.block()))
                .put("checked", asked.block().isPresent());
        asked.silence().ifPresent(why -> anchor.put("notChecked", why));
        return anchor;
    }
}

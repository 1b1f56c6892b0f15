package dev.overtone.notation;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.HarDNet;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which network this is, however it was written: SHA-256 over its canonical form. Dropout probabilities do not count,
 * since inference never sees them; that a block has a dropout layer does, since it shifts the names behind it.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /** 64 hexadecimal digits. */
    public static String of(NetworkSpec spec) {
        return Sha256.hex(canonical(spec));
    }

    /** The canonical form as text (RFC 8785). */
    public static String canonical(NetworkSpec spec) {
        ObjectNode form = NetworkJson.write(spec);
        form.remove("dropout");
        if (spec instanceof HarDNet net) {
            normaliseBlocks(net, form);
        }
        try {
            return new JsonCanonicalizer(form.toString()).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A block's multiplier can be written at the block or at the network: the canonical form has the first block's at the
     * network, and at a block only where it differs from that.
     */
    private static void normaliseBlocks(HarDNet net, ObjectNode form) {
        double common = net.multiplierOf(net.blocks().getFirst());
        form.put("multiplier", common);
        JsonNode blocks = form.get("blocks");
        for (int i = 0; i < net.blocks().size(); i++) {
            ObjectNode block = (ObjectNode) blocks.get(i);
            double own = net.multiplierOf(net.blocks().get(i));
            block.remove("multiplier");
            if (own != common) {
                block.put("multiplier", own);
            }
            if (block.has("dropout")) {
                block.put("dropout", true);
            }
        }
    }
}

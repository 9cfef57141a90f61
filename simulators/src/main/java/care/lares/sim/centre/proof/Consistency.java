// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.proof;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** RFC 9162, section 2.1.4.2: that a tree continues another one, which is all its first entries. */
final class Consistency {
    private static final byte NODE = 1;

    private Consistency() {}

    /** Whether the proof leads from the first tree to the second, both as signed. */
    static boolean holds(Checkpoint first, Checkpoint second, List<byte[]> proof) {
        if (first.size() == second.size()) {
            return proof.isEmpty() && first.sameTree(second);
        }
        if (first.size() == 0 || first.size() > second.size()) {
            return first.size() == 0 && proof.isEmpty();
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(first.size()) == 1) {
            path.add(0, bytes(first));
        }
        return !path.isEmpty() && leads(first, second, path);
    }

    private static boolean leads(Checkpoint first, Checkpoint second, List<byte[]> path) {
        int whole = Long.numberOfTrailingZeros(~(first.size() - 1));
        long fn = (first.size() - 1) >> whole;
        long sn = (second.size() - 1) >> whole;
        byte[] fr = path.get(0);
        byte[] sr = path.get(0);
        for (byte[] hash : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(hash, fr);
                sr = node(hash, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, hash);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, bytes(first)) && Arrays.equals(sr, bytes(second));
    }

    private static byte[] bytes(Checkpoint checkpoint) {
        return HexFormat.of().parseHex(checkpoint.root());
    }

    private static byte[] node(byte[] left, byte[] right) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(NODE);
            sha256.update(left);
            return sha256.digest(right);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}

package org.whosaw.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.tree.TreeHashes;

/** The worked example of a whole entry in docs/ledger.md; Python works out the same file. */
class AccessLeafExampleTest {
    private static final Path DOCUMENT = Path.of("docs/ledger.md");

    private static AccessLeaf leaf() {
        Accessor accessor =
                new Accessor(
                        9,
                        filled(16, 0x77),
                        filled(16, 0x78),
                        "陈**",
                        "nurse",
                        "产科一病区",
                        "市妇幼演示医院",
                        null,
                        AccountKind.PERSONAL,
                        null);
        Origin origin = new Origin(5, filled(16, 0x79), "T-07", null, false);
        return new AccessLeaf(
                1_234_567_890_123_456_789L,
                filled(16, 0x71),
                filled(16, 0x72),
                "US-QUEUE",
                812L,
                1_795_312_800_000_000L,
                1_795_312_801_250_000L,
                accessor,
                origin,
                AccessAction.VIEW,
                AccessOutcome.SUCCESS,
                Purpose.TREATMENT,
                DataCategory.toBits(Set.of(DataCategory.IMAGING)),
                Element.toBits(Set.of(Element.NAME)),
                AccessFlag.SHARED_TERMINAL.bit(),
                null,
                null,
                false,
                null);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void documentedEntry_everyStep_isWhatTheCodeDoes() throws IOException {
        byte[] canonical = leaf().of(new PersonId(987_654_321_098_765_432L), "7KQ2M").toBytes();
        Commitment commitment = Commitment.of(filled(32, 0x22), canonical);
        byte[] entry = new byte[33];
        entry[0] = 1;
        System.arraycopy(commitment.bytes(), 0, entry, 1, 32);

        String document = Files.readString(DOCUMENT).replaceAll("\n *", "");
        for (byte[] each : List.of(canonical, commitment.bytes(), TreeHashes.leaf(entry))) {
            assertThat(document).contains(HexFormat.of().formatHex(each));
        }
    }
}

package org.whosaw.portal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.whosaw.portal.ledger.tree.TreeHashes;

/** The worked examples of docs/ledger.md, and that no two contents are told alike. */
class CommitmentTest {
    private static final Path DOCUMENT = Path.of("docs/ledger.md");

    private static CanonicalBytes example() {
        return CanonicalBytes.of(LeafKind.ACCESS)
                .text("reason", null)
                .number("occurred_at", 1_795_312_800_000_000L)
                .text("action", "read")
                .bytes("source", new byte[] {1, 2, -1});
    }

    @Example
    void documentedExample_everyStep_isWhatTheCodeDoes() throws IOException {
        byte[] salt = new byte[32];
        Arrays.fill(salt, (byte) 0x11);
        byte[] canonical = example().toBytes();
        Commitment commitment = Commitment.of(salt, canonical);
        byte[] entry = Leaf.entry(commitment.bytes());
        byte[] leaf = TreeHashes.leaf(entry);
        byte[] two = TreeHashes.node(leaf, TreeHashes.leaf(Leaf.entry(new byte[32])));

        String document = Files.readString(DOCUMENT);
        for (byte[] each : List.of(canonical, commitment.bytes(), entry, leaf, two)) {
            assertThat(document).contains(HexFormat.of().formatHex(each));
        }
        for (LeafKind kind : LeafKind.values()) {
            assertThat(document).contains("`" + kind.code() + "`");
        }
    }

    @Property(tries = 200)
    void toBytes_otherContent_otherBytes(
            @ForAll @Size(max = 6) byte[] one,
            @ForAll @Size(max = 6) byte[] other,
            @ForAll long number) {
        CanonicalBytes first = CanonicalBytes.of(LeafKind.ACCESS).bytes("a", one).bytes("b", other);
        CanonicalBytes turned =
                CanonicalBytes.of(LeafKind.ACCESS).bytes("b", other).bytes("a", one);
        CanonicalBytes swapped =
                CanonicalBytes.of(LeafKind.ACCESS).bytes("a", other).bytes("b", one);
        CanonicalBytes kind = CanonicalBytes.of(LeafKind.CONSENT).bytes("a", one).bytes("b", other);
        assertThat(first.toBytes()).isEqualTo(turned.toBytes()).isNotEqualTo(kind.toBytes());
        assertThat(Arrays.equals(first.toBytes(), swapped.toBytes()))
                .isEqualTo(Arrays.equals(one, other));
        assertThat(CanonicalBytes.of(LeafKind.ACCESS).number("a", number).toBytes())
                .isNotEqualTo(CanonicalBytes.of(LeafKind.ACCESS).number("a", null).toBytes())
                .isNotEqualTo(CanonicalBytes.of(LeafKind.ACCESS).text("a", "" + number).toBytes());
        assertThat(CanonicalBytes.of(LeafKind.ACCESS).text("a", "").toBytes())
                .isNotEqualTo(CanonicalBytes.of(LeafKind.ACCESS).text("a", null).toBytes());
    }

    @Example
    void put_wrongNameOrTwice_isRefused() {
        CanonicalBytes bytes = CanonicalBytes.of(LeafKind.ACCESS).text("a", "x");
        assertThatThrownBy(() -> bytes.text("a", "y")).hasMessageContaining("once");
        assertThatThrownBy(() -> bytes.text("A", "y")).hasMessageContaining("name");
        assertThatThrownBy(() -> Commitment.of(new byte[31], new byte[0]))
                .hasMessageContaining("salt");
        assertThat(Commitment.of(new byte[32], new byte[0]).toString()).doesNotContain("0");
    }
}

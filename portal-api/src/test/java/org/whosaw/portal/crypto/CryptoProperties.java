package org.whosaw.portal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.whosaw.portal.kernel.PortalException;

/**
 * What is sealed opens again and only so; an index is stable and tells parts apart. In both suites.
 */
abstract class CryptoProperties {
    private static final RandomSource RANDOM = new RandomSource();

    private final Sealer sealer;
    private final Pseudonymizer names;
    private final Cursors cursors;
    private final CryptoSuite suite;

    CryptoProperties(CryptoSuite suite) {
        Keyring keys = Keyring.generate(RANDOM, suite, true);
        this.suite = suite;
        this.sealer = new Sealer(keys, RANDOM);
        this.names = new Pseudonymizer(keys);
        this.cursors = new Cursors(names);
    }

    @Property(tries = 300)
    void open_whatWasSealed_isTheSame(@ForAll byte[] plain, @ForAll String context) {
        byte[] sealed = sealer.sealBytes(context, plain);

        assertThat(sealer.openBytes(context, sealed)).isEqualTo(plain);
        assertThat(sealer.sealBytes(context, plain)).isNotEqualTo(sealed);
    }

    @Property(tries = 200)
    void seal_text_staysText(@ForAll @StringLength(max = 300) String text) {
        // Half a surrogate pair is no text: it cannot be stored anywhere and is refused at the
        // door.
        Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(text));

        assertThat(sealer.open("person.name", sealer.seal("person.name", text))).isEqualTo(text);
    }

    @Property(tries = 300)
    void open_changedOrElsewhere_isRefused(
            @ForAll @Size(max = 60) byte[] plain,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] sealed = sealer.sealBytes("person.name", plain);
        byte[] changed = sealed.clone();
        changed[place % changed.length] ^= (byte) change;
        byte[] cut = Arrays.copyOf(sealed, place % sealed.length);
        Sealer stranger = new Sealer(Keyring.generate(RANDOM, suite, true), RANDOM);

        assertRefused(() -> sealer.openBytes("person.name", changed));
        assertRefused(() -> sealer.openBytes("person.name", cut));
        assertRefused(() -> sealer.openBytes("person.phone", sealed));
        assertRefused(() -> stranger.openBytes("person.name", sealed));
    }

    private static void assertRefused(Runnable opening) {
        assertThatThrownBy(opening::run)
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(CryptoError.SEAL_BROKEN));
    }

    @Property(tries = 300)
    void index_sameParts_sameIndex_otherParts_another(
            @ForAll @Size(max = 4) List<@StringLength(max = 8) String> parts,
            @ForAll @Size(max = 4) List<@StringLength(max = 8) String> others,
            @ForAll @IntRange(max = 30) int cut) {
        byte[] index = names.index("d", parts.toArray(String[]::new));
        String joined = String.join("", parts);
        int at = cut % (joined.length() + 1);
        List<String> moved = List.of(joined.substring(0, at), joined.substring(at));

        assertThat(index).hasSize(Pseudonymizer.INDEX_BYTES);
        assertThat(names.index("d", parts.toArray(String[]::new))).isEqualTo(index);
        assertThat(names.index("e", parts.toArray(String[]::new))).isNotEqualTo(index);
        for (List<String> each : List.of(others, moved)) {
            boolean same = Arrays.equals(index, names.index("d", each.toArray(String[]::new)));
            assertThat(same).isEqualTo(bytes(each).equals(bytes(parts)));
        }
    }

    private static List<String> bytes(List<String> parts) {
        return parts.stream()
                .map(each -> Arrays.toString(each.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Property(tries = 200)
    void read_cursor_onlyAsWritten(
            @ForAll long first,
            @ForAll long second,
            @ForAll @IntRange(max = 37) int place,
            @ForAll String garbage) {
        String cursor = cursors.write("accesses", first, second);
        char[] changed = cursor.toCharArray();
        changed[place % (changed.length - 1)] ^= 1;

        assertThat(cursors.read("accesses", cursor, 2)).containsExactly(first, second);
        for (String each : List.of(new String(changed), garbage, cursor + "AA", "")) {
            assertThatThrownBy(() -> cursors.read("accesses", each, 2))
                    .isInstanceOf(PortalException.class);
        }
        assertThatThrownBy(() -> cursors.read("disclosures", cursor, 2))
                .isInstanceOf(PortalException.class);
        assertThatThrownBy(() -> cursors.read("accesses", cursor, 1))
                .isInstanceOf(PortalException.class);
    }
}

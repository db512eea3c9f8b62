package org.whosaw.portal.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.ingest.Decoded;
import org.whosaw.portal.kernel.PortalException;

/** Breaks bodies in every way: each line is answered for, and no good line is lost by a bad one. */
class JsonLinesFuzzTest {
    @Property(tries = 800)
    void next_bytesChangedInOneLine_theOthersAreKept(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 100_000) Integer> places,
            @ForAll byte with,
            @ForAll boolean array) {
        byte[] middle = Lines.access("e2").getBytes(StandardCharsets.UTF_8);
        for (int each : places) {
            middle[each % middle.length] = with == '\n' ? (byte) ' ' : with;
        }
        byte[] body = joined(array, "e1", middle, "e3");
        List<Decoded<AccessEvent>> all = Lines.accesses(body);

        assertAnsweredInOrder(all);
        assertThat(all.get(0).value()).isNotNull();
        if (!array) {
            assertThat(all).hasSize(3);
            assertThat(all.get(2).value().sourceEventId()).isEqualTo("e3");
        }
    }

    @Property(tries = 400)
    void next_bodyCutOff_linesBeforeAreKept(
            @ForAll @IntRange(max = 100_000) int at, @ForAll boolean array) {
        byte[] whole =
                joined(array, "e1", Lines.access("e2").getBytes(StandardCharsets.UTF_8), "e3");
        byte[] cut = Arrays.copyOf(whole, at % whole.length);
        List<Decoded<AccessEvent>> all = Lines.accesses(cut);
        List<Decoded<AccessEvent>> good = Lines.accesses(whole);

        assertAnsweredInOrder(all);
        long kept = all.stream().filter(each -> each.value() != null).count();
        for (int i = 0; i < kept; i++) {
            assertThat(all.get(i)).isEqualTo(good.get(i));
        }
        assertThat(all.size() - kept).isLessThanOrEqualTo(1);
    }

    @Property(tries = 400)
    void next_anyBytes_areAnswered(@ForAll @Size(max = 400) byte[] body) {
        try {
            assertAnsweredInOrder(Lines.accesses(body));
        } catch (PortalException otherEncoding) {
            assertThat(otherEncoding.errorCode()).isEqualTo(JsonError.ENCODING);
        }
    }

    @Property(tries = 300)
    void next_anyShare_readsTheSame(
            @ForAll @IntRange(min = 1, max = 200) int atOnce, @ForAll long seed) {
        Random chance = new Random(seed);
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            byte[] line = Lines.access("e" + i).getBytes(StandardCharsets.UTF_8);
            if (chance.nextInt(3) == 0) {
                line[chance.nextInt(line.length)] = '}';
            }
            lines.add(line);
        }
        byte[] body = joined(lines);

        assertThat(Lines.accesses(Lines.dripping(body, atOnce))).isEqualTo(Lines.accesses(body));
    }

    private static void assertAnsweredInOrder(List<Decoded<AccessEvent>> all) {
        assertThat(all).extracting(Decoded::line).isSorted().doesNotHaveDuplicates();
        all.stream()
                .filter(each -> each.rejection() != null)
                .forEach(
                        each ->
                                assertThat(each.rejection().code())
                                        .matches("(line|event)\\.[a-z-]+"));
    }

    private static byte[] joined(boolean array, String first, byte[] middle, String last) {
        byte[] before = Lines.access(first).getBytes(StandardCharsets.UTF_8);
        byte[] after = Lines.access(last).getBytes(StandardCharsets.UTF_8);
        return array
                ? join(List.of(before, middle, after), '[', ',', ']')
                : joined(List.of(before, middle, after));
    }

    private static byte[] joined(List<byte[]> lines) {
        return join(lines, ' ', '\n', '\n');
    }

    private static byte[] join(List<byte[]> parts, char begin, char between, char end) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write(begin);
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.write(between);
            }
            out.writeBytes(parts.get(i));
        }
        out.write(end);
        return out.toByteArray();
    }
}

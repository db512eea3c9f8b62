package org.whosaw.portal.access.address;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Packs lists of registered blocks into the resource that the program reads. Run by hand when a
 * newer list is taken in (see NOTICE): {@code RegisterPacker SOURCE GEOIP GEOIP6 OUT}, where the
 * lists are lines of first address, last address, country code; IPv4 as numbers.
 */
final class RegisterPacker {
    // Codes that name no country: the register then knows nothing.
    private static final Set<String> NO_COUNTRY = Set.of("??", "AP", "EU", "XX", "ZZ");

    /** A block and where it is registered; both ends belong to it. */
    record Block(BigInteger first, BigInteger last, Registration registration) {}

    private record Boundary(long start, Registration registration) {}

    private RegisterPacker() {}

    /** Packs two lists. */
    public static void main(String[] args) throws IOException {
        byte[] packed =
                pack(
                        args[0],
                        parse(Files.readAllLines(Path.of(args[1]), StandardCharsets.US_ASCII)),
                        parse(Files.readAllLines(Path.of(args[2]), StandardCharsets.US_ASCII)));
        Files.write(Path.of(args[3]), packed);
    }

    static List<Block> parse(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String[] cells = line.split(",", -1);
            blocks.add(new Block(number(cells[0]), number(cells[1]), registration(cells[2])));
        }
        blocks.sort(Comparator.comparing(Block::first));
        return blocks;
    }

    private static Registration registration(String country) {
        if (NO_COUNTRY.contains(country)) {
            return Registration.UNKNOWN;
        }
        return "CN".equals(country) ? Registration.CHINA : Registration.OUTSIDE;
    }

    private static BigInteger number(String written) {
        if (written.indexOf(':') < 0) {
            return new BigInteger(written);
        }
        // The blocks of tunnels (2002::) are written raw here, not as the address they carry.
        int gap = written.indexOf("::");
        String[] head = groups(gap < 0 ? written : written.substring(0, gap));
        String[] tail = gap < 0 ? new String[0] : groups(written.substring(gap + 2));
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < 8; i++) {
            int fromEnd = i - (8 - tail.length);
            String group = i < head.length ? head[i] : fromEnd >= 0 ? tail[fromEnd] : "0";
            value = value.shiftLeft(16).or(new BigInteger(group, 16));
        }
        return value;
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":");
    }

    static byte[] pack(String source, List<Block> four, List<Block> six) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeUTF(source);
            write(out, boundaries(four, 0));
            write(out, boundaries(six, 64));
        }
        return bytes.toByteArray();
    }

    /** Returns where the registration changes; what is smaller than the key's step is unknown. */
    private static List<Boundary> boundaries(List<Block> blocks, int dropped) {
        List<Boundary> all = new ArrayList<>();
        BigInteger next = BigInteger.ZERO;
        for (Block each : blocks) {
            BigInteger first = ceiling(each.first(), dropped).max(next);
            BigInteger end = each.last().add(BigInteger.ONE).shiftRight(dropped);
            if (end.compareTo(first) <= 0) {
                continue;
            }
            add(all, next, first.compareTo(next) > 0 ? Registration.UNKNOWN : null);
            add(all, first, each.registration());
            next = end;
        }
        add(all, next, Registration.UNKNOWN);
        return all;
    }

    private static BigInteger ceiling(BigInteger value, int dropped) {
        BigInteger step = BigInteger.ONE.shiftLeft(dropped).subtract(BigInteger.ONE);
        return value.add(step).shiftRight(dropped);
    }

    private static void add(List<Boundary> all, BigInteger start, Registration registration) {
        Registration last =
                all.isEmpty() ? Registration.UNKNOWN : all.get(all.size() - 1).registration();
        if (registration != null && registration != last) {
            all.add(new Boundary(start.longValueExact(), registration));
        }
    }

    private static void write(DataOutputStream out, List<Boundary> all) throws IOException {
        out.writeInt(all.size());
        long last = 0;
        for (Boundary each : all) {
            long distance = each.start() - last;
            last = each.start();
            while (distance >= 0x80) {
                out.writeByte((int) (distance & 0x7F | 0x80));
                distance >>>= 7;
            }
            out.writeByte((int) distance);
            out.writeByte(each.registration().ordinal());
        }
    }
}

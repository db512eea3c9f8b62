package org.whosaw.portal.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Searches every byte below folders for values, in every writing they could have leaked in. */
final class PlantedSearch {
    private static final int SHORTEST = 6;

    /** What each writing is, by its bytes; and the writings by their first four. */
    private final Map<String, String> needles = new LinkedHashMap<>();

    private final Map<Integer, List<byte[]>> byStart = new HashMap<>();

    PlantedSearch(Collection<String> values) {
        values.forEach(this::plant);
    }

    private void plant(String value) {
        add(value, "utf-8", value.getBytes(UTF_8));
        add(value, "utf-16be", value.getBytes(UTF_16BE));
        add(value, "utf-16le", value.getBytes(UTF_16LE));
        add(value, "gb18030", value.getBytes(Charset.forName("GB18030")));
        add(value, "percent", URLEncoder.encode(value, UTF_8).getBytes(UTF_8));
        add(value, "hex", HexFormat.of().formatHex(value.getBytes(UTF_8)).getBytes(UTF_8));
        add(value, "escaped", escaped(value).getBytes(UTF_8));
        base64(value);
        if (value.matches("[0-9]{8,18}")) {
            number(value, Long.parseLong(value));
        }
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        value.chars().forEach(each -> text.append(String.format("\\u%04x", each)));
        return text.toString();
    }

    /** A value may begin at any of three places in the text that was encoded. */
    private void base64(String value) {
        for (int shift = 0; shift < 3; shift++) {
            byte[] bytes = new byte[shift + value.getBytes(UTF_8).length];
            System.arraycopy(value.getBytes(UTF_8), 0, bytes, shift, bytes.length - shift);
            String text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            int from = shift == 0 ? 0 : shift + 1;
            int to = text.length() - (bytes.length % 3 == 0 ? 0 : 1);
            if (to - from >= 8) {
                String core = text.substring(from, to);
                add(value, "base64", core.getBytes(UTF_8));
                add(value, "base64url", core.replace('+', '-').replace('/', '_').getBytes(UTF_8));
            }
        }
    }

    /** Engines keep whole numbers in as few bytes as they need, high end first or last. */
    private void number(String value, long number) {
        byte[] high = ByteBuffer.allocate(8).putLong(number).array();
        int zeros = Long.numberOfLeadingZeros(number) / 8;
        byte[] cut = Arrays.copyOfRange(high, zeros, 8);
        if (cut.length < 5) {
            return; // too short to be told from chance
        }
        add(value, "number", cut);
        byte[] low = new byte[8];
        for (int i = 0; i < 8; i++) {
            low[i] = high[7 - i];
        }
        add(value, "number low end first", low);
    }

    private void add(String value, String writing, byte[] bytes) {
        if (bytes.length >= SHORTEST || writing.equals("number")) {
            String key = new String(bytes, ISO_8859_1);
            if (needles.putIfAbsent(key, value + " as " + writing) == null) {
                byStart.computeIfAbsent(start(bytes, 0), any -> new ArrayList<>()).add(bytes);
            }
        }
    }

    /** Returns what was found where; nothing is read twice. */
    List<String> in(Path... folders) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path folder : folders) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                try {
                    in(file.toString(), Files.readAllBytes(file), found);
                } catch (NoSuchFileException e) {
                    continue; // the engine took it away meanwhile
                }
            }
        }
        return found;
    }

    private static int start(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }

    /** One pass for all of them: a database has tens of megabytes, and there are hundreds. */
    private void in(String name, byte[] bytes, List<String> found) throws IOException {
        seek(name.getBytes(UTF_8), name, found);
        seek(bytes, name, found);
        if (name.endsWith(".gz")) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                in(name + " unpacked", in.readAllBytes(), found);
            }
        }
    }

    private void seek(byte[] bytes, String name, List<String> found) {
        BitSet met = new BitSet(1 << 16);
        byStart.keySet().forEach(each -> met.set(each >>> 16));
        Set<String> told = new HashSet<>();
        for (int at = 0; at + 4 <= bytes.length; at++) {
            if (!met.get((bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF)) {
                continue;
            }
            for (byte[] each : byStart.getOrDefault(start(bytes, at), List.of())) {
                int end = at + each.length;
                boolean here =
                        end <= bytes.length && Arrays.equals(bytes, at, end, each, 0, each.length);
                String what = here ? needles.get(new String(each, ISO_8859_1)) : null;
                if (what != null && told.add(what)) {
                    found.add(what + " in " + name);
                }
            }
        }
    }

    /** Returns which values a text holds, as they are. */
    static List<String> heldBy(String text, Collection<String> values) {
        return values.stream().filter(text::contains).toList();
    }
}

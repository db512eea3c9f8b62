package org.whosaw.portal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.receipt.ReceiptCheck;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.store.SqliteEngine;

/**
 * Every part of a receipt is changed, taken away, doubled, exchanged and cut: ours and a stranger's
 * checker refuse each, and say why.
 */
class HostileReceiptTest {
    private static final int COUNT = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension final SqliteEngine engine = new SqliteEngine();
    @TempDir Path folder;

    private final Map<String, byte[]> mutants = new TreeMap<>();
    private ReceiptTrial trial;
    private byte[] file;

    @BeforeEach
    void make() throws IOException {
        trial = new ReceiptTrial(engine.database(), COUNT);
        file = ReceiptFile.write(trial.receipt(ReceiptTrial.ANNA, COUNT));
        mutants.put("other-patient", ReceiptFile.write(trial.receipt(ReceiptTrial.BERTA, COUNT)));
        for (int i = 0; i < 12; i++) {
            mutants.put("cut-" + i, Arrays.copyOf(file, file.length * i / 12));
        }
        JsonNode whole = JSON.readTree(file);
        edit(whole, "", whole);
        mutants.put("doubled", (text() + text()).getBytes(StandardCharsets.UTF_8));
        mutants.put(
                "member-twice",
                text().replaceFirst("\\{", "{\"format\":\"whosaw.receipt.v1\",")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return new String(file, StandardCharsets.UTF_8);
    }

    /** Makes a mutant of everything below a node. */
    private void edit(JsonNode whole, String at, JsonNode node) throws IOException {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = object.get(name);
                edit(whole, at + "." + name, value);
                object.remove(name);
                keep(at + "." + name + "-gone", whole);
                object.set(name + "x", value);
                keep(at + "." + name + "-renamed", whole);
                object.remove(name + "x");
                object.set(name, value);
                change(at + "." + name, whole, value, other -> object.set(name, other));
            }
            object.put("more", "1");
            keep(at + "-more", whole);
            object.remove("more");
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int place = i;
                JsonNode value = array.get(i);
                edit(whole, at + "." + i, value);
                array.remove(i);
                keep(at + "." + i + "-gone", whole);
                array.insert(i, value);
                array.insert(i, value);
                keep(at + "." + i + "-twice", whole);
                array.remove(i);
                if (i > 0 && !array.get(i - 1).equals(value)) {
                    array.set(i, array.get(i - 1));
                    array.set(i - 1, value);
                    keep(at + "." + i + "-exchanged", whole);
                    array.set(i - 1, array.get(i));
                    array.set(i, value);
                }
                change(at + "." + i, whole, value, other -> array.set(place, other));
            }
        }
    }

    /** Puts something into the place of a value. */
    @FunctionalInterface
    private interface Place {
        void put(JsonNode value);
    }

    private void change(String at, JsonNode whole, JsonNode value, Place place) throws IOException {
        List<JsonNode> others = new ArrayList<>();
        if (value.isTextual()) {
            String text = value.textValue();
            for (int i = 0; i < 3 && !text.isEmpty(); i++) {
                int where = (text.length() - 1) * i / 2;
                char other = text.charAt(where) == '0' ? '1' : '0';
                others.add(
                        TextNode.valueOf(
                                text.substring(0, where) + other + text.substring(where + 1)));
            }
            others.add(TextNode.valueOf(text + " "));
            others.add(TextNode.valueOf(""));
        } else if (value.isIntegralNumber()) {
            others.add(JSON.getNodeFactory().numberNode(value.longValue() + 1));
            others.add(JSON.getNodeFactory().numberNode(-1));
            others.add(JSON.getNodeFactory().numberNode(value.longValue() + 0.5));
        }
        others.add(
                value.isNull() ? JSON.readTree("{\"t\":\"\"}") : JSON.getNodeFactory().nullNode());
        others.add(JSON.readTree("[[]]"));
        for (int i = 0; i < others.size(); i++) {
            place.put(others.get(i));
            keep(at + "-changed-" + i, whole);
        }
        place.put(value);
    }

    private void keep(String name, JsonNode whole) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(whole);
        if (!JSON.readTree(bytes).equals(JSON.readTree(file))) {
            mutants.put(name.replace(' ', '_'), bytes);
        }
    }

    @Test
    void everyMutant_isRefusedHereAndByAStranger() throws Exception {
        assertThat(mutants).hasSizeGreaterThan(300);
        List<String> held = new ArrayList<>();
        mutants.forEach(
                (name, bytes) -> {
                    ReceiptCheck check = new ReceiptCheck(trial.key(), ReceiptTrial.ANNA.code());
                    if (check.check(bytes).holds()) {
                        held.add(name);
                    }
                });
        assertThat(held).as("held by ours").isEmpty();
        assumeTrue(StrangerTest.hasPython());
        List<String> names = List.copyOf(mutants.keySet());
        for (int i = 0; i < names.size(); i++) {
            Files.write(folder.resolve("%05d".formatted(i)), mutants.get(names.get(i)));
        }
        Files.write(folder.resolve("99999"), file);
        String[] said = stranger(trial.key());
        assertThat(said).as(said[said.length - 1]).hasSize(names.size() + 1);
        for (int i = 0; i < names.size(); i++) {
            if (!said[i].matches("\\d{5} NO: .{3,}")) {
                held.add(names.get(i) + ": " + said[i]);
            }
        }
        assertThat(held).as("held by a stranger's").isEmpty();
        assertThat(said[names.size()]).isEqualTo("99999 yes");
        assertThat(said[names.indexOf("other-patient")]).contains("another's list");
        assertThat(stranger(trial.strangersKey())[names.size()]).contains("not signed by this key");
    }

    private String[] stranger(NoteKey key) throws IOException, InterruptedException {
        return StrangerTest.run("receipts", folder.toString(), key.text(), ReceiptTrial.ANNA.code())
                .split("\n");
    }
}

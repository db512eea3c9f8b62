package org.whosaw.portal.ledger.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.crypto.CryptoSuite;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.ledger.NoteKeys;
import org.whosaw.portal.ledger.ReceiptTrial;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.receipt.ReceiptFinding.Kind;
import org.whosaw.portal.store.SqliteEngine;

/** What a check says of a receipt as it was given out, and of every way to tamper with one. */
class ReceiptCheckTest {
    private static final int COUNT = 41;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension final SqliteEngine engine = new SqliteEngine();
    @RegisterExtension final SqliteEngine second = new SqliteEngine();
    private ReceiptTrial trial;
    private byte[] file;
    private byte[] other;

    @BeforeEach
    void make() {
        trial = new ReceiptTrial(engine.database(), COUNT);
        file = ReceiptFile.write(trial.receipt(ReceiptTrial.ANNA, COUNT));
        other = ReceiptFile.write(trial.receipt(ReceiptTrial.BERTA, COUNT));
    }

    private ReceiptCheck.Verdict check(byte[] bytes, @Nullable NoteKey key) {
        return new ReceiptCheck(key, ReceiptTrial.ANNA.code()).check(bytes);
    }

    private List<Kind> kinds(byte[] bytes) {
        return check(bytes, trial.key()).findings().stream().map(ReceiptFinding::kind).toList();
    }

    private byte[] edited(Consumer<ObjectNode> edit) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(file);
            edit.accept(json);
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode entry(ObjectNode json, int number) {
        return (ObjectNode) json.get("entries").get(number - 1);
    }

    @Test
    void check_asGivenOut_holdsForItsKeyAndForNone() {
        ReceiptCheck.Verdict verdict = check(file, trial.key());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.statement()).isNotNull();
        assertThat(verdict.statement().count()).isEqualTo(COUNT);
        assertThat(check(file, null).holds()).isTrue();
        assertThat(verdict.entries()).hasSize(COUNT);
        assertThat(ReceiptFile.write(ReceiptFile.read(file))).isEqualTo(file);
    }

    @Test
    void check_emptyList_holds() {
        byte[] empty = ReceiptFile.write(trial.receipt(ReceiptTrial.ANNA, 0));
        assertThat(kinds(empty)).isEmpty();
    }

    @Test
    void check_fieldSaltOrTypeEdited_namesTheEntry() {
        List<Consumer<ObjectNode>> edits =
                List.of(
                        json ->
                                entry(json, 3)
                                        .withObject("fields")
                                        .withObject("action")
                                        .put("t", "x"),
                        json -> entry(json, 3).put("salt", "00".repeat(32)),
                        json -> entry(json, 3).withObject("fields").putNull("action"),
                        json -> entry(json, 3).withObject("fields").putObject("added").put("t", ""),
                        json -> entry(json, 3).put("kind", "disclosure"),
                        json ->
                                entry(json, 3)
                                        .withObject("fields")
                                        .withObject("occurred_at")
                                        .put("n", "-1"));
        for (Consumer<ObjectNode> edit : edits) {
            assertThat(check(edited(edit), trial.key()).findings())
                    .containsExactly(new ReceiptFinding(Kind.ENTRY_CHANGED, 3, 0));
        }
    }

    @Test
    void check_entriesTakenAddedOrSwapped_isRefusedWithTheReason() {
        assertThat(
                        check(
                                        edited(json -> ((ArrayNode) json.get("entries")).remove(5)),
                                        trial.key())
                                .findings())
                .containsExactly(new ReceiptFinding(Kind.ENTRIES_GONE, COUNT - 1, COUNT));
        assertThat(
                        kinds(
                                edited(
                                        json ->
                                                ((ArrayNode) json.get("entries"))
                                                        .add(entry(json, 1).deepCopy()))))
                .containsExactly(Kind.ENTRIES_ADDED);
        assertThat(kinds(edited(json -> entry(json, 2).put("place", 1))))
                .containsExactly(Kind.PLACES_CHANGED);
        assertThat(
                        kinds(
                                edited(
                                        json -> {
                                            ObjectNode one = entry(json, 1).deepCopy();
                                            entry(json, 1).setAll(entry(json, 2).deepCopy());
                                            entry(json, 2).setAll(one);
                                        })))
                .containsExactly(Kind.PLACES_CHANGED);
    }

    @Test
    void check_notesOrProofEdited_isRefusedWithTheReason() {
        assertThat(kinds(edited(json -> text(json, "statement", "\n41\n", "\n40\n"))))
                .containsExactly(Kind.STATEMENT_FORGED);
        assertThat(kinds(edited(json -> text(json, "checkpoint", "portal.", "Portal."))))
                .containsExactly(Kind.CHECKPOINT_FORGED);
        assertThat(kinds(edited(json -> json.put("checkpoint", json.get("statement").asText()))))
                .containsExactly(Kind.CHECKPOINT_FORGED);
        assertThat(kinds(edited(json -> ((ArrayNode) json.get("proof")).remove(0)))).isNotEmpty();
        assertThat(kinds(edited(json -> ((ArrayNode) json.get("proof")).add("QQ=="))))
                .containsExactly(Kind.PROOF_DAMAGED);
    }

    private static void text(ObjectNode json, String name, String from, String to) {
        json.put(name, json.get(name).asText().replace(from, to));
    }

    @Test
    void check_anotherPersonsOrLedgers_isRefusedWithTheReason() {
        assertThat(kinds(other)).containsExactly(Kind.OTHER_PERSON);
        assertThat(check(file, trial.strangersKey()).findings().stream().map(ReceiptFinding::kind))
                .containsExactly(Kind.OTHER_LEDGER);
    }

    @Test
    void check_cutAnywhereOrSomethingElse_isRefusedAndThrowsNothing() {
        for (int length = 1; length < file.length - 1; length += 97) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThat(kinds(cut)).as("cut at " + length).containsExactly(Kind.CUT_OFF);
        }
        for (String text : List.of("", "null", "[]", "{}", "hello", "{\"format\":1}", "\u0000")) {
            assertThat(kinds(text.getBytes(StandardCharsets.UTF_8)))
                    .containsExactly(Kind.NOT_A_RECEIPT);
        }
        for (int i = 0; i < file.length; i += 61) {
            byte[] flipped = file.clone();
            flipped[i] ^= 1;
            assertThat(check(flipped, trial.key()).holds()).as("bit at " + i).isFalse();
        }
    }

    @Test
    void check_nationalSuite_holdsUnderEitherKeyAndNoOther() {
        Keyring keyring = Keyring.generate(new RandomSource(), CryptoSuite.NATIONAL, true);
        ReceiptTrial both = new ReceiptTrial(second.database(), 7, NoteKeys.of(keyring));
        byte[] given = ReceiptFile.write(both.receipt(ReceiptTrial.ANNA, 7));
        String text = new String(given, StandardCharsets.UTF_8);

        assertThat(both.keys()).hasSize(2);
        for (NoteKey each : both.keys()) {
            NoteKey kept = NoteKey.parse(each.text()); // as someone wrote it down
            assertThat(check(given, kept).findings()).as(each.text()).isEmpty();
            assertThat(check(given, kept).key()).isNotNull().hasToString(each.text());
        }
        byte[] fewer = text.replace("\\n7\\n", "\\n6\\n").getBytes(StandardCharsets.UTF_8);
        assertThat(check(fewer, both.keys().get(1)).holds()).isFalse();
        assertThat(kinds(given)).containsExactly(Kind.OTHER_LEDGER);
    }
}

package org.whosaw.portal.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.crypto.SigningKey;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.PortalException;

class SignedNoteTest {
    /** The verifier key and the note that stand as the example in the C2SP text. */
    private static final String KNOWN_KEY =
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String KNOWN_NOTE =
            "This is an example message.\n\n"
                + "\u2014 example.com/foo"
                + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    private static final NoteSigner OURS = signer("portal.example/ledger", 1);
    private static final NoteSigner OTHER = signer("witness.example", 2);

    private static NoteSigner signer(String name, int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return new NoteSigner(name, SigningKey.ofSeed(bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String open(String note, NoteKey... trusted) {
        return SignedNote.parse(bytes(note)).open(List.of(trusted));
    }

    @Example
    void open_theStandardsExample_isItsText() {
        assertThat(open(KNOWN_NOTE, NoteKey.parse(KNOWN_KEY)))
                .isEqualTo("This is an example message.\n");
        assertThat(NoteKey.parse(KNOWN_KEY).text()).isEqualTo(KNOWN_KEY);
        assertRefused(() -> open(KNOWN_NOTE, OURS.noteKey()), NoteError.UNSIGNED);
        assertRefused(
                () -> open(KNOWN_NOTE.replace("message", "massage"), NoteKey.parse(KNOWN_KEY)),
                NoteError.FORGED);
    }

    @Example
    void open_manySigners_othersPassedOver() {
        String note = SignedNote.sign("a\n\nb\n", OTHER, OURS, OTHER).text();
        assertThat(open(note, OURS.noteKey())).isEqualTo("a\n\nb\n");
        assertThat(open(note, OTHER.noteKey(), OURS.noteKey())).isEqualTo("a\n\nb\n");
        NoteSigner namesake = signer("portal.example/ledger", 3);
        assertRefused(() -> open(note, namesake.noteKey()), NoteError.UNSIGNED);
        String half = note.replace("\u2014 witness.example", "\u2014 witness.example.org");
        assertThat(open(half, OURS.noteKey())).isEqualTo("a\n\nb\n");
    }

    @Example
    void parse_sixtyFourSignatures_butNoMore() {
        NoteSigner[] many =
                IntStream.range(0, 64)
                        .mapToObj(each -> signer("key" + each, 9))
                        .toArray(NoteSigner[]::new);
        String note = SignedNote.sign("x\n", many).text();
        assertThat(open(note, many[63].noteKey())).isEqualTo("x\n");
        String more =
                note + note.substring(note.indexOf('\u2014'), note.indexOf("\n\u2014", 4) + 1);
        assertRefused(() -> open(more, many[0].noteKey()), NoteError.MALFORMED);
    }

    @Property(tries = 40)
    void open_anyByteChanged_isRefused(
            @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(max = 7) int bit) {
        String text = new Checkpoint("portal.example/ledger", 77, new byte[32]).text();
        byte[] note = bytes(SignedNote.sign(text, OURS).text());
        note[place % note.length] ^= (byte) (1 << bit);
        assertThatThrownBy(() -> Checkpoint.open(note, List.of(OURS.noteKey())))
                .isInstanceOf(PortalException.class);
        byte[] cut = Arrays.copyOf(note, place % note.length);
        assertThatThrownBy(() -> Checkpoint.open(cut, List.of(OURS.noteKey())))
                .isInstanceOf(PortalException.class);
    }

    @Property(tries = 200)
    void parse_anything_isANoteOrRefused(@ForAll @StringLength(max = 60) String text) {
        for (String each : List.of(text, text + "\n\n\u2014 a " + text + "\n", KNOWN_NOTE + text)) {
            try {
                SignedNote.parse(bytes(each));
            } catch (PortalException e) {
                assertThat(e.errorCode()).isEqualTo(NoteError.MALFORMED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text\n\n",
                "text\n\u2014 a AAAAAAA=\n",
                "text\n\n\u2014 a AAAAAAA=",
                "text\n\n\u2014 a AAAAAA==\n",
                "text\n\n\u2014 a AAAAAAA\n",
                "text\n\n\u2014 a AAAAAAB=\n",
                "text\n\n\u2014 a  AAAAAAA=\n",
                "text\n\n\u2014 a AAAAAAA= \n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n\u2013 a AAAAAAA=\n",
                "text\n\n\u2014a AAAAAAA=\n",
                "text\n\n\u2014 a+b AAAAAAA=\n",
                "text\n\n\u2014 a\u3000b AAAAAAA=\n",
                "text\n\n\u2014  AAAAAAA=\n",
                "te\u0000xt\n\n\u2014 a AAAAAAA=\n",
                "te\txt\n\n\u2014 a AAAAAAA=\n",
                "text\r\n\r\n\u2014 a AAAAAAA=\r\n",
                "text\n\n\u2014 a AAAAAAA=\nmore\n"
            })
    void parse_noNote_isRefused(String text) {
        assertRefused(() -> SignedNote.parse(bytes(text)), NoteError.MALFORMED);
    }

    @Example
    void parse_bytesOrLengthOfNoText_isRefused() {
        byte[] note = bytes(KNOWN_NOTE);
        note[3] = (byte) 0xC0;
        assertRefused(() -> SignedNote.parse(note), NoteError.MALFORMED);
        String long_ = "x".repeat(300_000) + KNOWN_NOTE;
        assertRefused(() -> SignedNote.parse(bytes(long_)), NoteError.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k ",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fo o+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2kAA=="
            })
    void parse_noKey_isRefused(String text) {
        assertRefused(() -> NoteKey.parse(text), NoteError.NOT_A_KEY);
    }

    @Example
    void checkpoint_extensionLines_arePassedOver() {
        String root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        Checkpoint read = Checkpoint.parse("example.com/log\n20852163\n" + root + "\nmore\n");
        assertThat(read.size()).isEqualTo(20_852_163);
        assertThat(read.text()).isEqualTo("example.com/log\n20852163\n" + root + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o",
                "o\n1\nR",
                "o\n1\n",
                "\n1\nR\n",
                "o\n01\nR\n",
                "o\n-1\nR\n",
                "o\n+1\nR\n",
                "o\n1 \nR\n",
                "o\n9999999999999999999\nR\n",
                "o\n1\nAAAA\n",
                "o\n1\nR\n\n",
                "o\n1\nR\n\nx\n",
                "o\n\nR\n",
                "o\n١\nR\n",
                "o\n1\nR"
            })
    void checkpoint_otherText_isRefused(String text) {
        String whole = text.replace("R", "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        assertRefused(() -> Checkpoint.parse(whole), NoteError.NOT_A_CHECKPOINT);
    }

    private static void assertRefused(Runnable reading, ErrorCode expected) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        PortalException.class, e -> assertThat(e.errorCode()).isEqualTo(expected));
    }

    @Example
    void sign_anyName_keyReadsBack() {
        String names =
                IntStream.range(0, 3)
                        .mapToObj(each -> signer("n" + each, each).noteKey().text())
                        .map(text -> NoteKey.parse(text).name())
                        .collect(Collectors.joining(","));
        assertThat(names).isEqualTo("n0,n1,n2");
    }
}

package org.whosaw.portal.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.ingest.Decoded;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;

class JsonLinesTest {
    private static final String MINIMAL =
            "{\"sourceEventId\":\"m\",\"occurredAt\":\"2026-11-20T02:15:30Z\",\"system\":\"emr\","
                    + "\"action\":\"view\",\"subjects\":[]}";

    @Test
    void accessEvents_leapSecond_isTheSecondBeforeIt() {
        String line = MINIMAL.replace("2026-11-20T02:15:30Z", "2016-12-31T23:59:60Z");

        assertThat(Lines.accesses(line).get(0).value().occurredAt())
                .isEqualTo(Instant.parse("2016-12-31T23:59:59Z"));
        assertThat(Lines.accesses(line.replace(":60Z", ":61Z")).get(0).rejection()).isNotNull();
    }

    @Test
    void accessEvents_everyField_isRead() {
        AccessEvent event = Lines.accesses(Lines.access("e1")).get(0).value();

        assertThat(event)
                .isEqualTo(
                        new AccessEvent(
                                "e1",
                                7L,
                                Instant.parse("2026-11-20T02:15:30.123456Z"),
                                "emr",
                                "T1",
                                "192.0.2.7",
                                new AccessorClaim(
                                        "a",
                                        "N1",
                                        "李演示",
                                        "nurse",
                                        "产科",
                                        "某公司",
                                        "王主任",
                                        AccountKind.SHARED_ACCOUNT),
                                AccessAction.PRINT,
                                Purpose.BILLING,
                                Set.of(DataCategory.BILLING),
                                Set.of(Element.NAME, Element.DUE_DATE),
                                true,
                                "产后出血",
                                "ap-1",
                                AccessOutcome.MINOR_FAILURE,
                                List.of(SubjectKey.mrn("M1"), new SubjectKey("urn:x", "9"))));
    }

    @Test
    void accessEvents_leastThereMayBe_hasDefaults() {
        AccessEvent event = Lines.accesses(MINIMAL).get(0).value();

        assertThat(event.accessor()).isEqualTo(AccessorClaim.NONE);
        assertThat(event.purpose()).isEqualTo(Purpose.UNKNOWN);
        assertThat(event.outcome()).isEqualTo(AccessOutcome.SUCCESS);
        assertThat(event.emergency()).isFalse();
        assertThat(event.subjects()).isEmpty();
    }

    @Test
    void provisions_everyField_isRead() {
        Provision provision = Lines.provisions(Lines.provision("d1")).get(0).value();

        assertThat(provision)
                .isEqualTo(
                        new Provision(
                                "d1",
                                3L,
                                Instant.parse("2026-11-20T02:15:30Z"),
                                "emr",
                                "insurer",
                                Purpose.INSURANCE_CLAIM,
                                LegalBasis.STATUTORY_DUTY,
                                "传染病防治法 33",
                                Set.of(Element.NAME, Element.PHONE),
                                "file",
                                12,
                                LocalDate.of(2027, 11, 20),
                                LocalDate.of(2026, 11, 21),
                                "d-0",
                                new Deferral(
                                        "刑事诉讼法",
                                        "150",
                                        Instant.parse("2027-01-01T00:00:00Z"),
                                        "办案机关"),
                                List.of(SubjectKey.mrn("M1"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\n%s\n",
                "%s\n%s",
                "%s\r\n%s\r\n",
                "\n\n%s\n \t\n%s\n\n",
                "[%s,%s]",
                " \r\n [ %s \n , %s ] \n",
                "\uFEFF%s\n%s\n",
                "\uFEFF[%s,%s]",
                "\u001E%s\n\u001E%s\n"
            })
    void accessEvents_linesOrArray_bothAreRead(String shape) {
        String body = shape.formatted(Lines.access("e1"), Lines.access("e2"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(Lines.accesses(bytes))
                .extracting(each -> each.value().sourceEventId())
                .containsExactly("e1", "e2");
        for (int atOnce : List.of(1, 2, 3, 7)) {
            assertThat(Lines.accesses(Lines.dripping(bytes, atOnce)))
                    .isEqualTo(Lines.accesses(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "[]", " [ ] \n", "\uFEFF"})
    void accessEvents_nothing_isNothing(String body) {
        assertThat(Lines.accesses(body)).isEmpty();
    }

    @Test
    void accessEvents_lineAtFault_othersAreKeptAndTheLineIsNamed() {
        String body = Lines.access("e1") + "\n{\"broken\n\n" + Lines.access("e4") + "\n42\n";
        List<Decoded<AccessEvent>> all = Lines.accesses(body);

        assertThat(all).extracting(Decoded::line).containsExactly(1, 2, 4, 5);
        assertThat(all.get(1).rejection().code()).isEqualTo("line.malformed");
        assertThat(all.get(2).value().sourceEventId()).isEqualTo("e4");
        assertThat(all.get(3).rejection().code()).isEqualTo("line.malformed");
    }

    @Test
    void accessEvents_arrayBreaksOff_whatCameBeforeIsKept() {
        List<Decoded<AccessEvent>> all =
                Lines.accesses(
                        "[" + Lines.access("e1") + "," + Lines.access("e2").substring(0, 90));

        assertThat(all).hasSize(2);
        assertThat(all.get(0).value().sourceEventId()).isEqualTo("e1");
        assertThat(all.get(1).rejection().code()).isEqualTo("line.array-broken");
    }

    @Test
    void accessEvents_twoObjectsOnOneLine_isMalformed() {
        List<Decoded<AccessEvent>> all = Lines.accesses(Lines.access("e1") + Lines.access("e2"));

        assertThat(all).hasSize(1);
        assertThat(all.get(0).rejection().code()).isEqualTo("line.malformed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"occurredAt\":\"2026-11-20T02:15:30Z\"|\"occurredAt\":null|line.required|occurredAt",
                "\"occurredAt\":\"2026-11-20T02:15:30Z\"|\"occurredAt\":1234|line.type|occurredAt",
                "\"occurredAt\":\"2026-11-20T02:15:30Z\"|\"occurredAt\":\"yesterday\"|line.time|occurredAt",
                "\"occurredAt\":\"2026-11-20T02:15:30Z\"|\"occurredAt\":\"2026-02-30T02:15:30Z\"|line.time|occurredAt",
                "\"occurredAt\":\"2026-11-20T02:15:30Z\"|\"occurredAt\":\"2026-11-20T02:15:30\"|line.time|occurredAt",
                "\"sourceEventId\":\"m\"|\"sourceEventId\":\" \"|line.required|sourceEventId",
                "\"sourceEventId\":\"m\"|\"sourceEventId\":7|line.type|sourceEventId",
                "\"action\":\"view\"|\"action\":\"peek\"|line.unknown-code|action",
                "\"system\":\"emr\"|\"purpose\":\"fun\",\"system\":\"emr\"|line.unknown-code|purpose",
                "\"system\":\"emr\"|\"x\":1|line.required|system",
                "\"system\":\"emr\"|\"elements\":[\"name\",\"soul\"],\"system\":\"emr\"|line.unknown-code|elements[1]",
                "\"system\":\"emr\"|\"sequence\":1e3,\"system\":\"emr\"|line.type|sequence",
                "\"system\":\"emr\"|\"sequence\":99999999999999999999,\"system\":\"emr\"|line.type|sequence",
                "\"system\":\"emr\"|\"emergency\":\"yes\",\"system\":\"emr\"|line.type|emergency",
                "\"system\":\"emr\"|\"accessor\":[],\"system\":\"emr\"|line.type|accessor",
                "\"system\":\"emr\"|\"accessor\":{\"identity\":\"robot\"},\"system\":\"emr\"|line.unknown-code|accessor.identity",
                "\"subjects\":[]|\"subjects\":{}|line.type|subjects",
                "\"subjects\":[]|\"subjects\":[{}]|line.required|subjects[0].mrn",
                "\"subjects\":[]|\"subjects\":[{\"mrn\":\"a\"},7]|line.type|subjects[1]",
                "\"subjects\":[]|\"subjects\":[{\"identifier\":{\"value\":\"9\"}}]|line.required|subjects[0].identifier.system"
            })
    void accessEvents_fieldAtFault_isNamed(String old, String changed, String code, String field) {
        assertThat(MINIMAL).contains(old);
        Decoded<AccessEvent> read = Lines.accesses(MINIMAL.replace(old, changed)).get(0);

        assertThat(read.rejection()).isNotNull();
        assertThat(read.rejection().code()).isEqualTo(code);
        assertThat(read.rejection().field()).isEqualTo(field);
        assertThat(read.rejection().line()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"recipient\":\"insurer\"|\"recipient\":\"\"|line.required|recipient",
                "\"basis\":\"statutory-duty\"|\"basis\":\"because\"|line.unknown-code|basis",
                "\"count\":12|\"count\":-1|line.type|count",
                "\"count\":12|\"count\":3000000000|line.type|count",
                "\"keepUntil\":\"2027-11-20\"|\"keepUntil\":\"soon\"|line.time|keepUntil",
                "\"law\":\"刑事诉讼法\",||line.required|deferral.law",
                "\"until\":\"2027-01-01T00:00:00Z\"|\"until\":\"2027-01-01\"|line.time|deferral.until",
                "\"deferral\":{|\"deferral\":7,\"x\":{|line.type|deferral"
            })
    void provisions_fieldAtFault_isNamed(String old, String changed, String code, String field) {
        String line = Lines.provision("d1");
        assertThat(line).contains(old);
        String with = changed == null ? "" : changed;
        Decoded<Provision> read = Lines.provisions(line.replace(old, with)).get(0);

        assertThat(read.rejection()).isNotNull();
        assertThat(read.rejection().code()).isEqualTo(code);
        assertThat(read.rejection().field()).isEqualTo(field);
        assertThat(read.rejection().sourceEventId()).isEqualTo("d1");
    }

    @Test
    void accessEvents_hugeLine_isRefusedAndTheNextIsRead() {
        String huge = "{\"sourceEventId\":\"" + "x".repeat(3 << 20) + "\"}";
        List<Decoded<AccessEvent>> all =
                Lines.accesses(Lines.access("e1") + "\n" + huge + "\n" + Lines.access("e3"));

        assertThat(all).extracting(Decoded::line).containsExactly(1, 2, 3);
        assertThat(all.get(1).rejection().code()).isEqualTo("line.too-long");
        assertThat(all.get(2).value()).isNotNull();
    }

    @Test
    void accessEvents_manySubjects_areReadToTheLimit() {
        String five = subjects(AccessEvent.MAX_SUBJECTS);
        String more = subjects(AccessEvent.MAX_SUBJECTS + 1);

        assertThat(Lines.accesses(MINIMAL.replace("[]", five)).get(0).value().subjects())
                .hasSize(AccessEvent.MAX_SUBJECTS);
        assertThat(Lines.accesses(MINIMAL.replace("[]", more)).get(0).rejection().field())
                .isEqualTo("subjects");
    }

    private static String subjects(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"mrn\":\"M" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void accessEvents_deepNestingInAnUnknownField_isARejection() {
        String deep = "{\"x\":".repeat(40) + "1" + "}".repeat(40);
        List<Decoded<AccessEvent>> all =
                Lines.accesses("{\"x\":" + deep + "}\n" + Lines.access("e2"));

        assertThat(all.get(0).rejection().code()).isEqualTo("line.malformed");
        assertThat(all.get(1).value()).isNotNull();
    }

    @Test
    void accessEvents_otherEncoding_isRefusedAsAWhole() {
        for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            byte[] body = Lines.access("e1").getBytes(charset);
            assertThatThrownBy(() -> Lines.accesses(body)).isInstanceOf(PortalException.class);
            assertThatThrownBy(() -> Lines.accesses(Lines.dripping(body, 1)))
                    .isInstanceOf(PortalException.class);
        }
    }

    @Test
    void rejection_neverHoldsWhatWasSent() {
        String line = Lines.access("e1").replace("\"print\"", "\"林秀英13912345678\"");

        assertThat(Lines.accesses(line).get(0).rejection().toString())
                .doesNotContain("13912345678");
        assertThat(Lines.accesses(line).get(0).rejection().args().toString())
                .doesNotContain("13912345678");
    }
}

package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessEvents;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.receipt.Receipt;
import org.whosaw.portal.ledger.receipt.ReceiptCheck;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.problem.ProblemFeature;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsAnswer.Content;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.desk.Filing;
import org.whosaw.portal.request.rights.desk.RightsWork;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.text.Language;

/** What the evidence that collects itself promises, on either engine. */
abstract class EvidenceContract {
    /** Three pages and a bit; {@code -Devidence.looks=5000} measures what the issue names. */
    private static final int MANY = Integer.getInteger("evidence.looks", 450);

    private static final ObjectMapper JSON = Jackson.newObjectMapper();

    static {
        ProblemFeature.configure(JSON);
    }

    private QuestionHouse house;
    private EvidenceCollector evidence;
    private StaffPrincipal officer;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new QuestionHouse(engine().database());
        evidence = house.rooms.evidence();
        officer = house.desk(StaffRole.PRIVACY_OFFICER);
    }

    private RightsRequest file(PatientPrincipal patient, RequestKind kind, RightsScope scope) {
        return house.rooms
                .rights()
                .desk()
                .file(
                        patient,
                        new Filing(
                                patient.subjects().get(0),
                                Capacity.SELF,
                                kind,
                                scope,
                                RightsWords.NONE,
                                null,
                                false));
    }

    private RightsRequest access(RightsScope scope) {
        return file(house.anna, RequestKind.ACCESS, scope);
    }

    private EvidenceView view(RightsRequest request) {
        return evidence.open(officer, request.number(), Language.ZH_CN).newest(100);
    }

    private void give(String id, String mrn) {
        Provision provision = house.provision(id, "agency", null, mrn);
        house.rooms.disclosure().recorder().record(house.hospital, List.of(provision));
    }

    private int onHerList() {
        return house.rooms
                .access()
                .timeline()
                .list(AccessReading.of(house.anna.accountId(), house.anna.subjects()))
                .items()
                .size();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PortalException.class, e -> assertThat(e.errorCode()).isEqualTo(code));
    }

    @Test
    void all_isCollected_maskedAndWithoutWhatIsProtected_andOpeningItIsALook() {
        house.recipients("agency");
        house.admit("M0001", Duration.ofDays(2), house.clock.instant());
        house.look("N1", Duration.ofHours(30), "M0001", "M0002");
        house.look("E1", Duration.ofHours(3), "M0001");
        house.protectedLook("N1", "M0001");
        give("g1", "M0001");
        give("g2", "M0002");
        RightsRequest before = file(house.anna, RequestKind.RESTRICT, RightsScope.CONTACT);
        RightsRequest request = access(RightsScope.ALL);
        int listed = onHerList();

        EvidenceView view = view(request);

        assertThat(view.looks()).hasSize(2);
        assertThat(view.counts().people()).isEqualTo(2);
        assertThat(view.given()).hasSize(1);
        assertThat(view.care()).hasSize(1);
        assertThat(view.requests())
                .extracting(EvidenceView.EarlierRequest::id)
                .containsExactly(before.number());
        assertThat(view.draft()).contains("打开过 2 次", "提供过 1 次");
        assertThat(JSON.valueToTree(view).toString())
                .doesNotContain("王一", "王二", "李静", "M0001", "M0002", "15400000001");
        assertThat(onHerList()).isEqualTo(listed + 1);
    }

    @Test
    void parts_areThoseThatTheRequestNeeds() {
        house.recipients("agency");
        house.look("E1", Duration.ofHours(3), "M0001");
        give("g1", "M0001");
        RightsRequest rectify = file(house.anna, RequestKind.RECTIFY, RightsScope.LOOKS);
        assertThat(view(rectify).looks()).isNotEmpty();
        assertThat(view(rectify).given()).isEmpty();
        RightsRequest closing = file(house.anna, RequestKind.CLOSE_ACCOUNT, RightsScope.ACCOUNT);
        assertThat(view(closing).looks()).isEmpty();
        RightsRequest contact = file(house.anna, RequestKind.RECTIFY, RightsScope.CONTACT);
        assertThat(view(contact).looks())
                .allSatisfy(each -> assertThat(each.elements()).contains(Element.PHONE));
        assertThat(view(contact).given()).hasSize(1);
    }

    @Test
    void toWhomTheCaseIsNot_orOnceAnswered_itDoesNotExist_andNothingIsLookedAt() {
        RightsRequest request = access(RightsScope.ALL);
        int listed = onHerList();
        StaffPrincipal auditor = house.desk(StaffRole.AUDITOR);
        refused(
                KernelError.NOT_FOUND,
                () -> evidence.open(auditor, request.number(), Language.ZH_CN));
        refused(KernelError.NOT_FOUND, () -> evidence.proof(auditor, request.number()));
        assertThat(onHerList()).isEqualTo(listed);
        RightsWork work = house.rooms.rights().work();
        RightsRequest taken = work.take(officer, request.number(), request.version());
        work.compose(
                officer,
                request.number(),
                taken.version(),
                new Content(RightsOutcome.GRANTED, "见附件。", null, null, null, null, null),
                house.code(officer));
        refused(
                KernelError.NOT_FOUND,
                () -> evidence.open(officer, request.number(), Language.ZH_CN));
    }

    @Test
    void forSomebodyWhomNoPapersHaveShownYet_nothingIsCollected() {
        RightsRequest request =
                house.rooms
                        .rights()
                        .desk()
                        .file(
                                house.anna,
                                new Filing(
                                        house.anna.subjects().get(0),
                                        Capacity.AGENT,
                                        RequestKind.ACCESS,
                                        RightsScope.ALL,
                                        new RightsWords(null, null, "王二", "M0002", null, null),
                                        null,
                                        false));
        refused(
                RightsError.NOT_SHOWN,
                () -> evidence.open(officer, request.number(), Language.ZH_CN));
    }

    @Test
    void proof_isAReceiptOfWhatIsShown_andHolds() {
        long look = house.look("E1", Duration.ofHours(3), "M0001");
        house.protectedLook("N1", "M0001");
        house.look("E1", Duration.ofHours(3), "M0002");
        RightsRequest request = access(RightsScope.ALL);
        house.clock.advance(Duration.ofMinutes(5));
        while (house.rooms.ledger().sequencer().turn()) {
            continue;
        }
        Receipt receipt = evidence.proof(officer, request.number());
        assertThat(receipt.entries()).hasSize(1);
        assertThat(new String(ReceiptFile.write(receipt), StandardCharsets.UTF_8))
                .contains(Ids.format(IdPrefix.ACCESS, look));
        String subject = house.anna.subjects().get(0).person().code();
        assertThat(new ReceiptCheck(List.of(), subject).check(ReceiptFile.write(receipt)).holds())
                .isTrue();
    }

    /** Counts what is written and how large each piece is, and keeps nothing. */
    private static final class Sink extends OutputStream {
        private long bytes;
        private int largest;

        @Override
        public void write(int each) {
            bytes++;
        }

        @Override
        public void write(byte[] piece, int from, int length) {
            bytes += length;
            largest = Math.max(largest, length);
        }
    }

    @Test
    void manyLooks_areWrittenOnceEach_inPieces(TestReporter reporter) throws IOException {
        List<AccessEvent> events = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            events.add(
                    AccessEvents.anAccessEvent("many" + i)
                            .by(i % 7 == 0 ? "E1" : "N1")
                            .about("M0001")
                            .through("HIS")
                            .at(house.clock.instant().minusSeconds(60L * (i + 1)))
                            .build());
        }
        for (int i = 0; i < MANY; i += 500) {
            house.rooms
                    .access()
                    .recorder()
                    .record(house.hospital, events.subList(i, Math.min(MANY, i + 500)));
        }
        RightsRequest request = access(RightsScope.ALL);
        Sink sink = new Sink();
        long start = System.nanoTime();
        JSON.writeValue(sink, evidence.open(officer, request.number(), Language.ZH_CN));
        long micros = (System.nanoTime() - start) / 1_000;
        reporter.publishEntry("evidence of " + MANY + " looks, microseconds", "" + micros);
        assertThat(sink.largest).isLessThan(64 * 1024);
        assertThat(sink.bytes).isGreaterThan(MANY * 300L);

        JsonNode whole = JSON.valueToTree(reopened(request));
        Set<String> ids = new HashSet<>();
        whole.get("looks").forEach(each -> ids.add(each.get("id").asText()));
        // the first opening is a look too, and stands in the second
        assertThat(ids).hasSize(MANY + 1);
        assertThat(whole.get("counts").get("looks").asInt()).isEqualTo(MANY + 1);
        assertThat(fields(whole)).isEqualTo(fields(JSON.valueToTree(view(request))));
    }

    private CaseEvidence reopened(RightsRequest request) {
        house.clock.advance(Duration.ofSeconds(1));
        return evidence.open(officer, request.number(), Language.ZH_CN);
    }

    private static List<String> fields(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

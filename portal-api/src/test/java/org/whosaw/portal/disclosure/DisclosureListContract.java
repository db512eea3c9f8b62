package org.whosaw.portal.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.disclosure.DisclosureRecorder.EmployerLook;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.ledger.TestSalts;
import org.whosaw.portal.store.Engine;

abstract class DisclosureListContract {
    private HospitalFixture house;
    private HospitalFeature hospital;
    private DisclosureFeature disclosure;
    private PersonId anna;

    abstract Engine engine();

    @BeforeEach
    void build() {
        house = new HospitalFixture(engine().database(), List.of());
        hospital =
                new HospitalFeature(
                        house.database,
                        house.vault,
                        house.pseudonymizer,
                        house.ids,
                        house.clock,
                        true,
                        List.of(),
                        (tx, newborn, mother, since) -> {});
        disclosure =
                new DisclosureFeature(
                        house.database,
                        house.sealer,
                        house.pseudonymizer,
                        new Cursors(house.pseudonymizer),
                        house.ids,
                        house.clock,
                        hospital,
                        ProtectionSettings.defaults(),
                        TestSalts.ledger(house.ids));
        hospital.directory()
                .putSystems(
                        house.hospital,
                        List.of(new SystemEntry("REG", "登记簿", null, null, null, null, null, null)));
        hospital.directory()
                .putRecipients(
                        house.hospital,
                        List.of(
                                recipient("photo", "photographer", "independent"),
                                recipient("vendor", "vendor", "entrusted")));
        anna = house.patient("M1", "张三");
    }

    private static RecipientEntry recipient(String code, String kind, String role) {
        return new RecipientEntry(
                code,
                "演示" + code,
                null,
                kind,
                role,
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                null);
    }

    private List<Subject> hers() {
        return List.of(new Subject(anna, house.hospital, false));
    }

    private void give(String id, String recipient, @Nullable Deferral deferral) {
        disclosure
                .recorder()
                .record(
                        house.hospital,
                        List.of(
                                new Provision(
                                        id,
                                        null,
                                        HospitalFixture.NOW.minusSeconds(3_600),
                                        "REG",
                                        recipient,
                                        Purpose.OTHER,
                                        LegalBasis.NOT_STATED,
                                        null,
                                        Set.of(Element.PHONE),
                                        "file",
                                        null,
                                        null,
                                        null,
                                        null,
                                        deferral,
                                        List.of(SubjectKey.mrn("M1")))));
    }

    private void look(long event, String recipient) {
        long id = hospital.lookup().recipient(house.hospital, recipient).orElseThrow().id();
        long system = hospital.lookup().system(house.hospital, "REG").orElseThrow().id();
        EmployerLook look =
                new EmployerLook(
                        event,
                        new byte[] {(byte) event},
                        house.hospital,
                        system,
                        id,
                        micros(HospitalFixture.NOW.minusSeconds(60)),
                        micros(HospitalFixture.NOW),
                        Purpose.MAINTENANCE,
                        Set.of(Element.PHONE),
                        false,
                        false,
                        List.of(anna),
                        List.of());
        house.database.inTransaction(
                tx -> {
                    disclosure.recorder().recordLooks(tx, List.of(look));
                    return event;
                });
    }

    private static long micros(Instant at) {
        return at.toEpochMilli() * 1_000;
    }

    @Test
    void received_moreThanAPage_eachOnceAndOfThatPartyAlone() {
        for (int i = 0; i < 7; i++) {
            give("p" + i, "photo", null);
            give("v" + i, "vendor", null);
        }
        String photo =
                disclosure.list().recipients(hers(), Set.of()).stream()
                        .map(RecipientView::party)
                        .filter(party -> party.code().equals("photo"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        List<String> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<ProvisionView> page = disclosure.list().received(hers(), photo, 3, cursor);
            page.items().forEach(each -> assertThat(each.recipient().id()).isEqualTo(photo));
            page.items().forEach(each -> all.add(each.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(all).hasSize(7).doesNotHaveDuplicates();
        assertThat(disclosure.list().received(hers(), "rc_nonsense", 3, null).items()).isEmpty();
    }

    @Test
    void recipients_lookOfAnEntrustedParty_needsNoOtherGround() {
        look(11, "vendor");
        look(12, "photo");
        give("v1", "photo", null);
        assertThat(disclosure.list().recipients(hers(), Set.of()))
                .extracting(view -> view.party().code(), RecipientView::unstated)
                .containsExactlyInAnyOrder(tuple("vendor", 0), tuple("photo", 2));
        give("v2", "vendor", null);
        assertThat(disclosure.list().recipients(hers(), Set.of()))
                .filteredOn(view -> view.party().code().equals("vendor"))
                .extracting(RecipientView::unstated)
                .containsExactly(1);
    }

    @Test
    void changes_since_onlyWhatAppearedAndNothingThatALawKeepsBack() {
        give("p1", "photo", null);
        give(
                "p2",
                "photo",
                new Deferral("法", "18", HospitalFixture.NOW.plusSeconds(86_400), "负责人"));
        ProvisionChanges all = disclosure.list().changes(hers(), null);
        assertThat(all.items()).hasSize(1);
        assertThat(all.more()).isFalse();
        assertThat(all.until()).isEqualTo(HospitalFixture.NOW);
        assertThat(disclosure.list().changes(hers(), HospitalFixture.NOW.plusSeconds(120)).items())
                .isEmpty();
    }

    @Test
    void changes_moreThanAPage_saysSoAndGoesOn() {
        for (int i = 0; i <= DisclosureList.MAX_LIMIT; i++) {
            give("p" + i, "photo", null);
        }
        ProvisionChanges first = disclosure.list().changes(hers(), null);
        assertThat(first.items()).hasSize(DisclosureList.MAX_LIMIT);
        assertThat(first.more()).isTrue();
        assertThat(first.until()).isAfterOrEqualTo(HospitalFixture.NOW);
    }
}

package org.whosaw.portal.complaint;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.whosaw.portal.complaint.desk.AuthorityPost;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDesk.Begun;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.hospital.AnswerClock;
import org.whosaw.portal.complaint.hospital.HospitalCases;
import org.whosaw.portal.complaint.room.ComplaintFeature;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.crypto.TimeOrderedIds;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.ledger.Sequencer;
import org.whosaw.portal.ledger.rest.LedgerFeature;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Bilingual;
import org.whosaw.portal.text.Language;

/** The room of complaints over one database, with one authority that takes real names only. */
public final class ComplaintHouse {
    static final HospitalId HOSPITAL = new HospitalId(7);

    final MovingClock clock = new MovingClock();
    final Keyring keys = Keyring.generate(new RandomSource(), true);
    final LedgerFeature ledger;
    final ComplaintFeature room;
    final ComplaintDesk desk;
    final HospitalCases cases;
    boolean concerned;

    ComplaintHouse(Database database) {
        RandomSource random = new RandomSource();
        IdSource ids = new TimeOrderedIds(clock, random);
        ledger = new LedgerFeature(database, keys, "http://localhost:8080", ids, clock);
        Sequencer sequencer = ledger.sequencer();
        room =
                new ComplaintFeature(
                        new ComplaintFeature.Ground(
                                database,
                                keys,
                                new Sealer(keys, random),
                                random,
                                ids,
                                clock,
                                new RateLimits(
                                        database,
                                        new Pseudonymizer(keys),
                                        clock,
                                        RateLimitSettings.DEFAULTS)),
                        new ComplaintFeature.Memory(
                                ledger.ledger(), ledger.receipts(), sequencer::signers),
                        new ComplaintFeature.Desk(
                                filed -> new AnswerClock.Due(filed.plus(Duration.ofDays(7)), false),
                                (member, references) -> concerned,
                                (member, code) -> {}),
                        new OneTable(),
                        AuthorityPost.BY_HAND);
        desk = room.desk();
        cases = room.cases();
    }

    /** Lets the ledger place and sign what waits. */
    void settle() {
        while (ledger.sequencer().turn()) {
            clock.advance(Duration.ofSeconds(2));
        }
    }

    Begun begin() {
        return desk.begin(whole(), Language.ZH_CN, "198.51.100.7");
    }

    /** A draft that lacks nothing. */
    public static ComplaintDraft whole() {
        return ComplaintDraft.EMPTY
                .with(new ComplaintDraft.Happened(Topic.LIST_SOLD, false, "我怀疑名单被卖", null))
                .with(
                        new ComplaintDraft.Who(
                                RespondentKind.BUSINESS,
                                "+8615400009999",
                                LocalDate.parse("2026-11-01"),
                                Set.of(Element.DUE_DATE, Element.PHONE)))
                .with(Set.of(Want.STOP, Want.INVESTIGATE), Set.of("ds_left"))
                .with(
                        new ComplaintDraft.To(
                                true, false, null, Set.of(), Capacity.SELF, "王一", "15400000001"))
                .from(
                        List.of(attached("ae_0000000000001"), attached("ds_left")),
                        new ComplaintDraft.Hospital(HOSPITAL.value(), "市妇幼演示医院", Region.COUNTRY));
    }

    private static Attached attached(String reference) {
        return new Attached(
                AttachedKind.ACCESS,
                reference,
                "一次查阅",
                List.of(new Attached.Line("时间", "11 月 1 日")),
                null);
    }

    static StaffPrincipal officer() {
        return new StaffPrincipal(5, 5, HOSPITAL, Set.of(StaffRole.PRIVACY_OFFICER));
    }

    private static final class OneTable implements Competence {
        private static final AuthorityRef CAC =
                new AuthorityRef("cac", new Bilingual("网信办", "CAC"), true, HandoverWay.GUIDED);
        private static final AuthorityRef NHC =
                new AuthorityRef("nhc", new Bilingual("卫健委", "NHC"), false, HandoverWay.GUIDED);

        @Override
        public RouteAnswer of(ComplaintFacts facts, LocalDate on) {
            Bilingual why = new Bilingual("因为", "because");
            return new RouteAnswer(CAC, List.of(NHC), why, why, "1", "v1");
        }

        @Override
        public List<AuthorityRef> choices(ComplaintFacts facts, LocalDate on) {
            return List.of(CAC, NHC);
        }

        @Override
        public Optional<AuthorityRef> find(String code, LocalDate on) {
            return choices(
                            new ComplaintFacts(
                                    Topic.OTHER,
                                    RespondentKind.UNKNOWN,
                                    Region.COUNTRY,
                                    Severity.ORDINARY),
                            on)
                    .stream()
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }
}

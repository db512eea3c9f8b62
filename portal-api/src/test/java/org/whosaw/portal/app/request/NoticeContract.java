package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.disclosure.ApprovedUses;
import org.whosaw.portal.disclosure.ConsentCovering.Covering;
import org.whosaw.portal.disclosure.ConsentCovering.State;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.disclosure.end.End;
import org.whosaw.portal.disclosure.end.Ends;
import org.whosaw.portal.disclosure.end.Owed;
import org.whosaw.portal.disclosure.end.StatementKind;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.PersonLookup.PersonFacts;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.notice.Digest;
import org.whosaw.portal.notice.Notice;
import org.whosaw.portal.notice.NoticeChoice;
import org.whosaw.portal.notice.NoticeFeature;
import org.whosaw.portal.notice.NoticeMail;
import org.whosaw.portal.notice.NoticeMail.Outcome;
import org.whosaw.portal.notice.NoticeMailResource;
import org.whosaw.portal.notice.NoticeMailResource.EmailCode;
import org.whosaw.portal.notice.NoticeMailResource.EmailState;
import org.whosaw.portal.notice.NoticeMailResource.EmailWish;
import org.whosaw.portal.notice.NoticeSettings;
import org.whosaw.portal.notice.Readers;
import org.whosaw.portal.notice.round.Messages;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.PlainQuery;

/** What telling a person promises, on either engine. */
abstract class NoticeContract {
    private static final String ANNA = "M0001";
    private static final String PHONE = "15400000001";

    private QuestionHouse house;
    private NoticeFeature notices;
    private PatientPrincipal anna;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new QuestionHouse(engine().database());
        house.recipients("agency");
        notices = house.rooms.notices();
        long account = bind(PHONE, house.person(ANNA));
        anna = new PatientPrincipal(account, account, house.anna.subjects(), null, null);
        notices.rounds().adopt();
        turn();
        house.clock.advance(Duration.ofSeconds(1));
    }

    private long bind(String phone, PersonId person) {
        Rooms rooms = house.rooms;
        byte[] index = PhoneNumber.parse(phone).orElseThrow().index(rooms.pseudonymizer());
        PersonFacts facts = rooms.hospital().personLookup().facts(List.of(person)).get(0);
        return rooms.database()
                .inTransaction(
                        tx -> {
                            long id = rooms.identity().accounts().open(tx, 77, index);
                            rooms.identity().accounts().bind(tx, id, facts);
                            return id;
                        });
    }

    private int turn() {
        while (notices.rounds().run() > 0) {
            // until nothing is due
        }
        return notices.messages().send();
    }

    private void exported(String id, Element... shown) {
        house.rooms
                .access()
                .recorder()
                .record(
                        house.hospital,
                        List.of(
                                anAccessEvent(id)
                                        .by("N1")
                                        .about(ANNA)
                                        .at(house.clock.instant().minusSeconds(60))
                                        .doing(AccessAction.EXPORT)
                                        .showing(shown.length == 0 ? some() : shown)
                                        .through("HIS")
                                        .build()));
    }

    private static Element[] some() {
        return new Element[] {Element.NAME, Element.PHONE};
    }

    private List<Notice> inbox(PatientPrincipal who) {
        return notices.inbox().list(who, who.subjects(), Set.of(), 50, null).items();
    }

    private List<String> kinds(PatientPrincipal who) {
        return inbox(who).stream().map(Notice::kind).toList();
    }

    private List<String> templates() {
        return house.rooms
                .database()
                .read(
                        tx -> {
                            List<String> all = new ArrayList<>();
                            try (Statement query = tx.connection().createStatement();
                                    ResultSet row =
                                            query.executeQuery(
                                                    "SELECT template FROM outbox_envelope"
                                                            + " WHERE template LIKE 'notice%'"
                                                            + " ORDER BY id")) {
                                while (row.next()) {
                                    all.add(row.getString(1));
                                }
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                            return all;
                        });
    }

    @Test
    void export_isToldAtOnce_onceWhateverNodeAndHoweverOften() {
        Rooms other =
                new Rooms(
                        new PortalConfiguration(),
                        house.rooms.database(),
                        house.keys,
                        house.clock,
                        true);
        exported("e1");
        exported("e2"); // the same person in the same hour

        CompletableFuture<?>[] nodes =
                IntStream.range(0, 6)
                        .mapToObj(
                                i ->
                                        CompletableFuture.runAsync(
                                                () -> {
                                                    NoticeFeature node =
                                                            i % 2 == 0 ? notices : other.notices();
                                                    node.rounds().run(house.person(ANNA));
                                                    node.messages().send();
                                                }))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(nodes).join();
        house.clock.advance(Duration.ofMinutes(3));
        turn();

        assertThat(kinds(anna)).containsOnlyOnce("exported");
        assertThat(templates()).containsExactly("notice.zh-CN");
    }

    @Test
    void message_inQuietHoursOrSoonAfterAnother_waits_andTellsNothing() {
        house.clock.advance(Duration.ofHours(12)); // 22:00 in China
        exported("e1");
        assertThat(turn()).isZero();
        assertThat(inbox(anna)).isNotEmpty();
        house.clock.advance(Duration.ofHours(9).plusMinutes(59));
        assertThat(turn()).isZero();
        house.clock.advance(Duration.ofMinutes(3)); // 8:02
        assertThat(turn()).isEqualTo(1);
        exported("e2");
        assertThat(turn()).isZero();
        house.clock.advance(Duration.ofMinutes(61));
        assertThat(turn()).isEqualTo(1);
    }

    @Test
    void pause_keepsTheInboxGoing_andSendsNothingAfterwards() {
        notices.choices().pause(anna, NoticeChoice.FOR_NOW);
        exported("e1");
        assertThat(turn()).isZero();
        assertThat(kinds(anna)).contains("exported");
        notices.choices().pause(anna, null);
        house.clock.advance(Duration.ofHours(2));
        turn();
        assertThat(templates()).isEmpty();
    }

    @Test
    void protectedEntry_isNamedNowhere_andToAGuardianIsNotThere() {
        exported("e1", Element.FERTILITY_RECORD);
        turn();
        Notice told = inbox(anna).get(0);
        assertThat(told.kind()).isEqualTo(Notice.PROTECTED);
        assertThat(told.access()).isNull();
        PatientPrincipal mother = house.withChild(anna, ANNA, "B0001");
        assertThat(mother.guarded()).hasSize(1);
        assertThat(notices.inbox().list(mother, mother.guarded(), Set.of(), 50, null).items())
                .isEmpty();
    }

    @Test
    void unexplainedLook_isToldOnceFactsHadTimeToCome() {
        house.look("N1", Duration.ofMinutes(1), ANNA);
        turn();
        assertThat(kinds(anna)).doesNotContain("unexplained");
        house.clock.advance(Duration.ofMinutes(70));
        turn();
        assertThat(kinds(anna)).containsOnlyOnce("unexplained");
        assertThat(templates()).containsExactly("notice.zh-CN");
    }

    @Test
    void provision_toCommerceWithoutConsent_isToldAtOnce_anotherWaitsForTheDigest() {
        house.rooms
                .disclosure()
                .recorder()
                .record(house.hospital, List.of(house.provision("d1", "agency", null, ANNA)));
        turn();
        assertThat(kinds(anna)).containsExactly("no-consent");
        assertThat(inbox(anna).get(0).recipient()).startsWith("rc_");
    }

    @Test
    void entryHeldBackByLaw_isNotTold_untilItIs() {
        Deferral law =
                new Deferral(
                        "刑事诉讼法", "150", house.clock.instant().plus(Duration.ofDays(1)), "办案机关");
        house.rooms
                .disclosure()
                .recorder()
                .record(house.hospital, List.of(house.provision("d1", "agency", law, ANNA)));
        turn();
        house.clock.advance(Duration.ofHours(2));
        turn();
        assertThat(inbox(anna)).isEmpty();
    }

    @Test
    void digest_onItsDay_countsWhatWasNew_unlessSheWantsNone() {
        house.look("N1", Duration.ofMinutes(1), ANNA);
        Instant before = house.clock.instant();
        house.clock.advance(Duration.ofHours(33)); // Monday 19:00 in China
        turn();
        Notice digest =
                inbox(anna).stream()
                        .filter(each -> each.kind().equals("digest"))
                        .findFirst()
                        .orElseThrow();
        assertThat(digest.looks()).isEqualTo(1);
        assertThat(digest.happenedAt()).isAfter(before);

        notices.choices().choose(anna, new NoticeChoice(Digest.NONE, 0, 0, true, true, "en", null));
        house.look("N1", Duration.ofMinutes(1), ANNA);
        house.clock.advance(Duration.ofDays(7));
        turn();
        assertThat(kinds(anna)).containsOnlyOnce("digest");
        assertThat(templates()).endsWith("notice-neutral.en");
    }

    @Test
    void mail_onlyToAnAddressThatWasConfirmed_andSaysNothing() {
        Rooms rooms = house.rooms;
        NoticeMail mail =
                new NoticeMail(
                        new NoticeMail.Ground(
                                rooms.database(),
                                rooms.sealer(),
                                rooms.pseudonymizer(),
                                rooms.random(),
                                rooms.outbox(),
                                house.clock),
                        true);
        assertThat(mail.ask(anna, "no address", "en")).isEqualTo(Outcome.NO_ADDRESS);
        assertThat(mail.confirm(anna, "123456")).isEqualTo(Outcome.ASK_ANEW);
        assertThat(mail.ask(anna, "anna@demo.example", "en")).isEqualTo(Outcome.CODE_SENT);
        assertThat(mail.ask(anna, "other@demo.example", "en")).isEqualTo(Outcome.TOO_SOON);
        assertThat(mail.confirmed(anna.accountId())).isEmpty();
        assertThat(mail.of(anna).address()).isEqualTo("a***@demo.example");
        String code = newestMail().replaceAll("(?s).*\"code\":\"([0-9]{6})\".*", "$1");
        String wrong = code.equals("000000") ? "000001" : "000000";
        assertThat(mail.confirm(anna, wrong)).isEqualTo(Outcome.WRONG_CODE);
        assertThat(mail.confirm(anna, code)).isEqualTo(Outcome.CONFIRMED);
        assertThat(mail.confirmed(anna.accountId())).contains("anna@demo.example");

        notices.choices()
                .choose(anna, new NoticeChoice(Digest.NONE, 0, 0, false, false, "en", null));
        exported("e-mail-1");
        house.rooms.notices().rounds().run();
        Messages messages =
                new Messages(
                        rooms.database(),
                        person -> List.of(new Readers.Reader(anna.accountId(), null, false, false)),
                        notices.choices(),
                        row -> true,
                        rooms.outbox(),
                        mail::confirmed,
                        NoticeSettings.DEFAULTS,
                        house.clock);
        assertThat(messages.send()).isEqualTo(1);
        assertThat(newestMail()).contains("anna@demo.example", "\"places\":{}");
        assertThat(messages.send()).isZero();

        mail.remove(anna);
        assertThat(mail.confirmed(anna.accountId())).isEmpty();
        house.clock.advance(Duration.ofMinutes(3));
        mail.ask(anna, "anna@demo.example", "en");
        for (int i = 0; i < 5; i++) {
            mail.confirm(anna, wrong);
        }
        String last = newestMail().replaceAll("(?s).*\"code\":\"([0-9]{6})\".*", "$1");
        assertThat(mail.confirm(anna, last)).as("five tries were all").isEqualTo(Outcome.ASK_ANEW);
    }

    @Test
    void mail_overTheApi_isMaskedAndConfirmed_andEveryFaultNamed() {
        Rooms rooms = house.rooms;
        NoticeMail.Ground ground =
                new NoticeMail.Ground(
                        rooms.database(),
                        rooms.sealer(),
                        rooms.pseudonymizer(),
                        rooms.random(),
                        rooms.outbox(),
                        house.clock);
        NoticeMailResource off =
                new NoticeMailResource(new NoticeMail(ground, false), notices.choices());
        NoticeMailResource api =
                new NoticeMailResource(new NoticeMail(ground, true), notices.choices());
        EmailWish wish = new EmailWish("anna@demo.example");
        assertThat(off.state(anna)).isEqualTo(new EmailState(false, null, false));
        assertThatThrownBy(() -> off.ask(anna, wish)).hasMessageContaining("conflict");
        assertThatThrownBy(() -> api.ask(anna, null)).hasMessageContaining("invalid-fields");
        assertThatThrownBy(() -> api.ask(anna, new EmailWish("nowhere")))
                .hasMessageContaining("invalid-fields");
        assertThat(api.ask(anna, wish)).isEqualTo(new EmailState(true, "a***@demo.example", false));
        assertThatThrownBy(() -> api.ask(anna, wish)).hasMessageContaining("too-many-requests");
        String code = newestMail().replaceAll("(?s).*\"code\":\"([0-9]{6})\".*", "$1");
        String wrong = code.equals("000000") ? "000001" : "000000";
        assertThatThrownBy(() -> api.confirm(anna, new EmailCode(wrong)))
                .hasMessageContaining("invalid-fields");
        assertThat(api.confirm(anna, new EmailCode(code)).confirmed()).isTrue();
        assertThat(api.remove(anna)).isEqualTo(new EmailState(true, null, false));
        assertThatThrownBy(() -> api.confirm(anna, new EmailCode(code)))
                .hasMessageContaining("conflict");
    }

    /** Returns what is in the newest envelope that goes by mail. */
    private String newestMail() {
        byte[] body =
                house.rooms
                        .database()
                        .read(
                                tx ->
                                        new PlainQuery<>(
                                                        "SELECT body FROM outbox_envelope WHERE"
                                                                + " channel = ? ORDER BY id DESC"
                                                                + " LIMIT 1",
                                                        row -> row.getBytes(1))
                                                .first(tx, "mail")
                                                .orElseThrow());
        return house.rooms.sealer().open("outbox_envelope.body", body);
    }

    private String given(String id, LocalDate keepUntil) {
        Provision plain = house.provision(id, "agency", null, ANNA);
        Provision kept =
                new Provision(
                        plain.sourceEventId(),
                        null,
                        plain.occurredAt(),
                        plain.system(),
                        plain.recipient(),
                        plain.purpose(),
                        plain.basis(),
                        null,
                        plain.elements(),
                        plain.method(),
                        null,
                        keepUntil,
                        null,
                        null,
                        null,
                        plain.subjects());
        return Ids.format(
                IdPrefix.DISCLOSURE,
                house.rooms
                        .disclosure()
                        .recorder()
                        .record(house.hospital, List.of(kept))
                        .get(0)
                        .id());
    }

    private ProvisionView listed(String id) {
        return house
                .rooms
                .disclosure()
                .list()
                .list(anna.subjects(), Set.of(), 50, null)
                .items()
                .stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void provision_whoseTimeIsOver_isLateForAll_untilItsRecipientSigns() {
        String late = given("d1", LocalDate.of(2026, 11, 21));
        String open = given("d2", LocalDate.of(2027, 1, 1));
        Ends ends = house.rooms.ends();
        long recipient =
                house.rooms
                        .hospital()
                        .lookup()
                        .recipient(house.hospital, "agency")
                        .orElseThrow()
                        .id();

        assertThat(listed(late).end().state()).isEqualTo(End.State.LATE);
        assertThat(listed(open).end().state()).isEqualTo(End.State.OPEN);
        assertThat(ends.late(house.hospital)).extracting(Owed::disclosure).containsExactly(late);
        assertThat(ends.owed(recipient)).extracting(Owed::disclosure).containsExactly(late, open);
        assertThat(ends.owed(recipient).get(0).lateDays()).isEqualTo(1);
        ends.tick();
        ends.tick();
        assertThat(kinds(anna)).containsOnlyOnce("end-late");

        Ends.Speaker speaker = new Ends.Speaker(house.hospital, recipient, 7);
        LocalDate today = LocalDate.of(2026, 11, 22);
        org.whosaw.portal.disclosure.end.Statement said =
                ends.say(speaker, StatementKind.DESTROYED, today, List.of(late));
        ends.say(speaker, StatementKind.RECEIVED, today, List.of(late));
        assertThat(said.signature()).contains("..");
        assertThat(listed(late).end().state()).isEqualTo(End.State.DESTROYED);
        assertThat(listed(late).end().by()).isEqualTo(End.Speaker.RECIPIENT);
        assertThat(listed(late).end().receivedAt()).isNotNull();
        assertThat(ends.late(house.hospital)).isEmpty();
        assertThat(kinds(anna)).contains("ended");
        assertThatThrownBy(
                        () -> ends.say(speaker, StatementKind.RETURNED, today, List.of(open, late)))
                .isInstanceOf(PortalException.class);
        assertThat(listed(open).end().state()).isEqualTo(End.State.OPEN);
        assertThatThrownBy(
                        () ->
                                ends.say(
                                        new Ends.Speaker(house.hospital, recipient + 1, 8),
                                        StatementKind.DESTROYED,
                                        today,
                                        List.of(open)))
                .isInstanceOf(PortalException.class);
    }

    @Test
    void provision_saysWhatItRestedOn_asOnRecord() {
        String id = given("d1", LocalDate.of(2027, 1, 1));
        assertThat(listed(id).standing().state()).isEqualTo(State.NONE);
        Instant stopped = house.clock.instant().minusSeconds(600);
        house.rooms
                .disclosure()
                .ask(
                        (tx, person, to, purpose, elements, at) ->
                                Covering.afterStop("gr_0000000000001", stopped),
                        ApprovedUses.NONE);
        assertThat(listed(id).standing().state()).isEqualTo(State.AFTER_STOP);
        assertThat(listed(id).standing().since()).isEqualTo(stopped);
        turn();
        assertThat(kinds(anna)).contains("after-stop");
    }
}

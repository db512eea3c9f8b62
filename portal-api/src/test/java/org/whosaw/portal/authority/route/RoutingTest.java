package org.whosaw.portal.authority.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whosaw.portal.authority.directory.AuthorityDirectory;
import org.whosaw.portal.authority.directory.AuthorityFile;
import org.whosaw.portal.authority.directory.Places;
import org.whosaw.portal.complaint.AuthorityRef;
import org.whosaw.portal.complaint.ComplaintFacts;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.RouteAnswer;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Region;

class RoutingTest {
    private static final AuthorityDirectory SHIPPED = AuthorityDirectory.shipped();
    private static final RouteTable TABLE = RouteFile.shipped();
    private static final Region HANGZHOU = new Region("330100");

    private final Routing routing = new Routing(() -> SHIPPED, TABLE);

    private static List<ComplaintFacts> everyFacts(Region region) {
        List<ComplaintFacts> all = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            for (RespondentKind respondent : RespondentKind.values()) {
                for (Severity severity : Severity.values()) {
                    all.add(new ComplaintFacts(topic, respondent, region, severity));
                }
            }
        }
        return all;
    }

    @Test
    void of_everyCombination_hasLeadAndReason() {
        List<LocalDate> days =
                List.of(
                        LocalDate.parse("2020-01-01"),
                        LocalDate.parse("2021-11-01"),
                        LocalDate.parse("2025-10-31"),
                        LocalDate.parse("2025-11-01"),
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2040-12-31"));
        List<Region> regions = new ArrayList<>(List.of(Region.COUNTRY, new Region("999999")));
        Places.shipped().provinces().forEach(each -> regions.add(each.region()));
        regions.add(HANGZHOU);
        regions.add(new Region("330106"));
        for (Region region : regions) {
            for (ComplaintFacts facts : everyFacts(region)) {
                for (LocalDate day : days) {
                    RouteAnswer answer = routing.of(facts, day);
                    assertThat(answer.reason().zh()).isNotBlank();
                    assertThat(answer.reason().en()).isNotBlank();
                    assertThat(answer.law().zh()).isNotBlank();
                    assertThat(answer.copied()).doesNotContain(answer.lead());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "visible-online,platform,ordinary,report-12377,cac-local",
        "visible-online,platform,money,report-12377,cac-local police",
        "opened-or-passed-on,hospital,ordinary,cac-local,cac-local health-local",
        "opened-or-passed-on,hospital,money,cac-local,health-local police",
        "sales-calls,business,ordinary,spam-12321,cac-local market-12315",
        "will-not-stop,business,ordinary,cac-local,market-12315",
        "request-refused,hospital,ordinary,cac-local,court",
        "app-collects,platform,ordinary,app-group,cac-local",
        "list-sold,unknown,ordinary,police,cac-local",
        "list-sold,unknown,many,police,procuratorate",
        "large-leak,hospital,many,incident-12387,police",
        "other,unknown,danger,police,cac-local"
    })
    void of_eachSituation_asTheRulesHaveIt(
            String topic, String respondent, String severity, String lead, String copied) {
        RouteAnswer answer =
                routing.of(
                        new ComplaintFacts(
                                byCode(Topic.values(), topic),
                                byCode(RespondentKind.values(), respondent),
                                HANGZHOU,
                                byCode(Severity.values(), severity)),
                        LocalDate.parse("2026-11-23"));
        assertThat(answer.lead().code()).isEqualTo(lead);
        List<String> told = new ArrayList<>(List.of(lead));
        answer.copied().stream().map(AuthorityRef::code).forEach(told::add);
        assertThat(told).containsAll(Arrays.asList(copied.split(" ")));
    }

    private static <E extends org.whosaw.portal.kernel.Coded> E byCode(E[] all, String code) {
        return Arrays.stream(all)
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_beforeItsLaw_answersByTheOlderRow() {
        ComplaintFacts leak =
                new ComplaintFacts(
                        Topic.LARGE_LEAK, RespondentKind.HOSPITAL, HANGZHOU, Severity.MANY);
        assertThat(routing.of(leak, LocalDate.parse("2025-10-31")).lead().code())
                .isEqualTo("cac-local");
        assertThat(routing.of(leak, LocalDate.parse("2025-11-01")).lead().code())
                .isEqualTo("incident-12387");
    }

    @Test
    void of_cityOffice_takesThePlaceOfTheStandIn() {
        AuthorityDirectory imported =
                SHIPPED.with(
                        "2026-12-01",
                        AuthorityFile.read(
                                        """
                                        version: "2026-12-01"
                                        authorities:
                                          - code: cac-33
                                            kind: cyberspace
                                            region: "330000"
                                            name: {zh: 某省演示网信办, en: Province}
                                            takes: {zh: 全部, en: All}
                                            real-name: false
                                            way: guided
                                            fields: [what]
                                            checked: read
                                            from: 2026-01-01
                                          - code: cac-3301
                                            kind: cyberspace
                                            region: "330100"
                                            name: {zh: 某市演示网信办, en: City}
                                            takes: {zh: 全部, en: All}
                                            real-name: false
                                            way: guided
                                            fields: [what]
                                            checked: read
                                            from: 2026-01-01
                                            to: 2026-12-31
                                        """
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .authorities());
        Routing here = new Routing(() -> imported, TABLE);
        ComplaintFacts facts =
                new ComplaintFacts(
                        Topic.OTHER,
                        RespondentKind.UNKNOWN,
                        new Region("330106"),
                        Severity.ORDINARY);
        assertThat(here.of(facts, LocalDate.parse("2026-06-01")).lead().code())
                .isEqualTo("cac-3301");
        assertThat(here.of(facts, LocalDate.parse("2027-01-01")).lead().code()).isEqualTo("cac-33");
        assertThat(here.of(facts, LocalDate.parse("2025-12-31")).lead().code())
                .isEqualTo("cac-local");
        assertThat(here.choices(facts, LocalDate.parse("2026-06-01")))
                .extracting(AuthorityRef::code)
                .startsWith("cac-3301")
                .doesNotContain("cac-local");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other,other,*,*,*,2021-11-01,,cac-local,,|authority.gap|other",
                "lost,*,*,*,*,2021-11-01,,nobody,,|authority.row-dangling|lost",
                "early,*,*,*,*,2021-11-01,,incident-12387,,|authority.row-dangling|early",
                "self,*,*,*,*,2021-11-01,,police,police,|authority.loop|self",
                "bad,thing,*,*,*,2021-11-01,,police,,|authority.row-wrong|bad",
                "bad,*,*,3301,*,2021-11-01,,police,,|authority.row-wrong|bad",
                "bad,*,*,*,*,2021-13-01,,police,,|authority.row-wrong|bad",
                "bad,*,*,*,*,2022-11-01,2021-01-01,police,,|authority.row-wrong|bad",
                "ends,*,*,*,*,2021-11-01,2026-12-31,police,,|authority.gap|",
            })
    void read_faultyRow_refusedNamingIt(String row, String code, String named) {
        String table = HEAD + row + "w,w,l,l\n";
        assertThatThrownBy(() -> RouteCheck.demandWhole(SHIPPED, RouteFile.read(table)))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> {
                            assertThat(e.errorCode().code()).isEqualTo(code);
                            if (named != null && !code.endsWith("gap")) {
                                assertThat(e.args()).contains(named);
                            }
                        });
    }

    @Test
    void read_rowsThatMeetOrNeverDecide_refusedNamingThem() {
        String all = "all,*,*,*,*,2021-11-01,,police,,w,w,l,l\n";
        refused(
                HEAD + all + "again,*,*,*,*,2024-01-01,,police,,w,w,l,l\n",
                "authority.rows-overlap");
        refused(
                HEAD + all + "dead,other,*,*,*,2024-01-01,,police,,w,w,l,l\n",
                "authority.row-dead");
        refused(HEAD + "mute,*,*,*,*,2021-11-01,,police,, ,w,l,l\n", "authority.row-wrong");
        refused("no version\n", "authority.row-wrong");
    }

    private static void refused(String table, String code) {
        assertThatThrownBy(() -> RouteCheck.demandWhole(SHIPPED, RouteFile.read(table)))
                .isInstanceOf(PortalException.class)
                .hasMessage(code);
    }

    private static final String HEAD =
            "# version 1\n"
                + "row,topic,respondent,region,severity,from,to,lead,copied,reason_zh,reason_en,law_zh,law_en\n";
}

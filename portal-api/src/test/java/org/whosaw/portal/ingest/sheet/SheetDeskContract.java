package org.whosaw.portal.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.doubt.ContactMatcher;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.ingest.IngestSettings;
import org.whosaw.portal.ingest.sheet.rest.SheetAnswer;
import org.whosaw.portal.ingest.sheet.rest.SheetDesk;
import org.whosaw.portal.ingest.sheet.rest.SheetFeature;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** What taking in sheets promises, on either engine. */
abstract class SheetDeskContract {
    private static final String HEADER = "姓名,联系电话,预产期,操作账号,终端,查看时间\n";
    private static final String LOOK = ",2026-12-08,desk,T1,2026-05-04 21:13\n";

    private AccessFixture rooms;
    private HospitalFixture house;
    private SheetDesk desk;

    abstract Engine engine();

    @BeforeEach
    void open() {
        rooms = new AccessFixture(engine().database());
        house = rooms.house;
        ContactMatcher matcher =
                new ContactMatcher(
                        house.database,
                        house.vault,
                        house.keys,
                        rooms.hospital.persons(),
                        rooms.hospital.contacts(),
                        house.ids,
                        house.clock);
        SheetSettings settings = new SheetSettings(0, 0, 0, Map.of("q", QueueMapping.of("US")));
        desk =
                new SheetFeature(
                                rooms.access.recorder(),
                                matcher,
                                rooms.hospital.lookup(),
                                settings,
                                IngestSettings.defaults(),
                                Texts.load(),
                                (client, format, rules) -> {},
                                house.clock)
                        .desk();
    }

    private SheetAnswer take(String... rows) {
        String text = HEADER + String.join("", rows);
        return desk.take(
                house.hospital,
                null,
                SheetOrigin.NONE,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                Language.ZH_CN);
    }

    private PersonId register(String mrn, String name, String phone) {
        return house.registry
                .putPatients(house.hospital, List.of(HospitalFixture.aPatient(mrn, name, phone)))
                .get(0)
                .subject();
    }

    private List<Access> seenBy(PersonId person) {
        Subject her = new Subject(person, house.hospital, false);
        return rooms.access
                .timeline()
                .list(new AccessReading(1, List.of(her), Set.of(), Filter.NONE, 50, null))
                .items();
    }

    @Test
    void take_registeredWomen_seeOneListViewEach() {
        PersonId wang = register("M1", "王一", "154 0000 0001");
        PersonId li = register("M2", "李 二", "15400000002");

        SheetAnswer answer = take("王一,15400000001" + LOOK, "李二,+8615400000002" + LOOK);

        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(answer.pages()).isEqualTo(1);
        assertThat(seenBy(wang))
                .singleElement()
                .satisfies(
                        look -> {
                            assertThat(look.subjectCount()).isEqualTo(2);
                            assertThat(look.action()).hasToString("LIST");
                        });
        assertThat(seenBy(li)).hasSize(1);
        assertThat(take("王一,15400000001" + LOOK, "李二,15400000002" + LOOK).duplicate()).isEqualTo(2);
    }

    @Test
    void take_listTooLongForOneEvent_everyWomanReadsTheWholeNumber() {
        PersonId first = register("M1", "王一", "15400000000");
        PersonId last = register("M2", "王一", "15400005000");
        String[] rows = new String[5_001];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "王一,154%08d".formatted(i) + LOOK;
        }

        assertThat(take(rows).pages()).isEqualTo(2);

        for (PersonId each : List.of(first, last)) {
            assertThat(seenBy(each))
                    .singleElement()
                    .satisfies(look -> assertThat(look.subjectCount()).isEqualTo(5_001));
        }
        assertThat(take(rows).duplicate()).isEqualTo(5_001);
        assertThat(seenBy(last)).hasSize(1);
    }

    @Test
    void take_rowsThatCanNotBeRead_stoodOnTheListToo() {
        PersonId wang = register("M1", "王一", "15400000001");
        PersonId li = register("M2", "李二", "15400000002");
        SheetAnswer first =
                take(
                        "王一,15400000001" + LOOK,
                        "李二,1540000" + LOOK,
                        "赵三,15400000003,2026-12-08,desk,T1,昨天\n",
                        "钱四,15400000004" + LOOK,
                        "合计,4,,,,\n");
        assertThat(first.rejected()).hasSize(2);
        assertThat(seenBy(wang))
                .singleElement()
                .satisfies(look -> assertThat(look.subjectCount()).isEqualTo(4));

        assertThat(take("李二,15400000002" + LOOK).accepted()).isEqualTo(1);

        assertThat(seenBy(li))
                .singleElement()
                .satisfies(look -> assertThat(look.subjectCount()).isEqualTo(4));
        assertThat(take("李二,15400000002" + LOOK).duplicate()).isEqualTo(1);
    }

    @Test
    void take_womanNotYetRegistered_waitsAndJoins() {
        SheetAnswer answer = take("王一,15400000001" + LOOK);
        assertThat(answer.held()).isEqualTo(1);
        assertThat(answer.doubtful()).isZero();

        assertThat(seenBy(register("M1", "王一", "15400000001"))).hasSize(1);
        assertThat(take("王一,15400000001" + LOOK).duplicate()).isEqualTo(1);
    }

    @Test
    void take_samePhoneOtherName_isADoubtAndJoinsNobody() {
        PersonId wang = register("M1", "王一", "15400000001");

        SheetAnswer answer = take("王乙,15400000001" + LOOK);

        assertThat(answer.accepted()).isZero();
        assertThat(answer.held()).isEqualTo(1);
        assertThat(answer.doubtful()).isEqualTo(1);
        assertThat(seenBy(wang)).isEmpty();
    }

    @Test
    void take_twoOfOnePhoneAndName_isADoubt() {
        PersonId first = register("M1", "王一", "15400000001");
        PersonId second = register("M2", "王一", "15400000001");

        SheetAnswer answer = take("王一,15400000001" + LOOK);

        assertThat(answer.doubtful()).isEqualTo(1);
        assertThat(seenBy(first)).isEmpty();
        assertThat(seenBy(second)).isEmpty();
    }

    @Test
    void take_womanWhosePhoneChanged_isFoundByTheNew() {
        PersonId wang = register("M1", "王一", "15400000001");
        register("M1", "王一", "15400000009");

        assertThat(take("王一,15400000009" + LOOK).accepted()).isEqualTo(1);
        assertThat(seenBy(wang)).hasSize(1);
    }

    @Test
    void take_badRow_isWordedWithoutItsContent() {
        SheetAnswer answer = take("王一,机密号码" + LOOK);

        assertThat(answer.rejected())
                .singleElement()
                .satisfies(
                        place -> {
                            assertThat(place.row()).isEqualTo(2);
                            assertThat(place.column()).isEqualTo("B 联系电话");
                            assertThat(place.code()).isEqualTo("sheet.phone");
                            assertThat(place.detail())
                                    .startsWith("第 2 行 B 联系电话 列：")
                                    .doesNotContain("机密");
                        });
    }
}

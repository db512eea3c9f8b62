package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;

/**
 * Plants names, numbers and secrets, drives a whole server with them by every way in, and searches
 * every byte of database, write-ahead log, logs and data folder for them.
 */
class PlantedValuesHttpTest {
    @TempDir Path folder;

    @Test
    void files_afterEverything_holdNothingPlanted() throws IOException {
        Keyring.generate(new RandomSource(), false).write(folder.resolve("keys"));
        List<String> planted = new ArrayList<>(PlantedBodies.VALUES);
        PlantedDrive drive;
        try (SmsGateway sms = new SmsGateway();
                RunningPortal portal = RunningPortal.start(sms.in(new ShippedConfig(folder)));
                PlantedPeople people = new PlantedPeople(portal)) {
            drive = new PlantedDrive(portal, sms, people);
            drive.all();
            planted.addAll(drive.secrets());
            planted.addAll(people.secrets());
            assertThat(new PlantedSearch(planted).in(folder)).isEmpty();
            assertThat(new PlantedSearch(List.of("市妇幼演示医院")).in(folder))
                    .as("the search looks where the rows are")
                    .isNotEmpty();
        }
        assertThat(new PlantedSearch(planted).in(folder)).as("after the server stopped").isEmpty();
        assertOnePersonAnAnswer(drive.answers());
        assertNoFullNumber(drive.answers());
    }

    /** No page and no answer may be a list that somebody could sell. */
    static void assertOnePersonAnAnswer(List<String> answers) {
        Map<String, List<String>> traces =
                Map.of(
                        "first", List.of(PlantedBodies.PHONE, "****0101", PlantedBodies.BIRTH),
                        "other",
                                List.of(
                                        PlantedBodies.PHONE_OTHER,
                                        "****0102",
                                        PlantedBodies.BIRTH_OTHER),
                        "deaf", List.of(PlantedBodies.PHONE_DEAF, "****0104"));
        assertThat(answers).hasSizeGreaterThan(100);
        assertThat(answers).anyMatch(each -> each.contains("****0101"));
        for (String answer : answers) {
            long persons =
                    traces.values().stream()
                            .filter(trace -> trace.stream().anyMatch(answer::contains))
                            .count();
            assertThat(persons).as(answer).isLessThanOrEqualTo(1);
        }
    }

    /** Not even her own number is written out, whatever was asked or sent. */
    private static void assertNoFullNumber(List<String> answers) {
        List<String> whole =
                List.of(
                        PlantedBodies.PHONE,
                        PlantedBodies.PHONE_OTHER,
                        PlantedBodies.ID_NUMBER,
                        PlantedBodies.MRN,
                        PlantedBodies.NAME,
                        PlantedBodies.STAFF);
        for (String answer : answers) {
            assertThat(PlantedSearch.heldBy(answer, whole)).as(answer).isEmpty();
        }
    }
}

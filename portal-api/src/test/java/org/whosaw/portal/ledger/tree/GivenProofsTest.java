package org.whosaw.portal.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Judges every given proof as its file says. */
class GivenProofsTest {
    private static final Path DATA =
            Path.of("../../shared/data/merkle/transparency-dev-merkle/testdata");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> inclusion_given_judgedAsStated() throws IOException {
        return given("inclusion", GivenProofsTest::inclusion);
    }

    @TestFactory
    Stream<DynamicTest> consistency_given_judgedAsStated() throws IOException {
        return given("consistency", GivenProofsTest::consistency);
    }

    private interface Judge {
        boolean accepts(JsonNode given);
    }

    private static Stream<DynamicTest> given(String kind, Judge judge) throws IOException {
        Path folder = DATA.resolve(kind);
        assumeTrue(Files.isDirectory(folder), "../shared/data is not here: given proofs not read");
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(each -> each.toString().endsWith(".json")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(40);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(name(folder, file), () -> judge(file, judge)));
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString();
    }

    private static void judge(Path file, Judge judge) throws IOException {
        JsonNode given = JSON.readTree(file.toFile());
        assertThat(judge.accepts(given)).isEqualTo(!given.get("wantErr").asBoolean());
    }

    private static boolean inclusion(JsonNode given) {
        return ProofCheck.inclusion(
                given.get("leafIdx").asLong(),
                given.get("treeSize").asLong(),
                bytes(given.get("leafHash")),
                hashes(given.get("proof")),
                bytes(given.get("root")));
    }

    private static boolean consistency(JsonNode given) {
        return ProofCheck.consistency(
                given.get("size1").asLong(),
                given.get("size2").asLong(),
                hashes(given.get("proof")),
                bytes(given.get("root1")),
                bytes(given.get("root2")));
    }

    private static List<byte[]> hashes(JsonNode list) {
        List<byte[]> hashes = new ArrayList<>();
        list.forEach(each -> hashes.add(bytes(each)));
        return hashes;
    }

    private static byte[] bytes(JsonNode text) {
        return text.isNull() ? new byte[0] : Base64.getDecoder().decode(text.asText());
    }
}

package org.whosaw.portal.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Breaks good events in every way: the decoder answers each with an item or a rejection. */
class FhirFuzzTest {
    @Property(tries = 1_500)
    void decode_nodeReplaced_neverThrows(
            @ForAll @IntRange(max = 400) int place, @ForAll("values") JsonNode value) {
        ObjectNode event = FhirFixtures.read();
        List<Runnable> changes = new ArrayList<>();
        collect(event, value, changes);
        changes.get(place % changes.size()).run();

        assertAnswered(FhirFixtures.decode(event));
        assertAnswered(FhirFixtures.decode(FhirFixtures.bundle("batch", event)));
    }

    @Property(tries = 1_500)
    void decode_bytesChanged_neverThrows(
            @ForAll @Size(max = 4) List<@IntRange(max = 100_000) Integer> places,
            @ForAll byte with) {
        byte[] bytes = FhirFixtures.READ.getBytes(StandardCharsets.UTF_8);
        places.forEach(each -> bytes[each % bytes.length] = with);

        assertAnswered(FhirFixtures.decode(bytes));
    }

    @Property(tries = 500)
    void decode_cutOff_neverThrows(@ForAll @IntRange(max = 100_000) int at) {
        byte[] bytes = FhirFixtures.READ.getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(bytes, at % bytes.length);

        assertAnswered(FhirFixtures.decode(cut));
    }

    private static void assertAnswered(FhirDocument document) {
        assertThat(document.refusal() != null || document.items().size() == 1).isTrue();
    }

    private static void collect(JsonNode node, JsonNode value, List<Runnable> into) {
        if (node instanceof ObjectNode object) {
            object.fieldNames()
                    .forEachRemaining(
                            name -> {
                                into.add(() -> object.set(name, value));
                                into.add(() -> object.remove(name));
                                collect(object.get(name), value, into);
                            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                into.add(() -> array.set(at, value));
                collect(array.get(i), value, into);
            }
        }
    }

    @Provide
    Arbitrary<JsonNode> values() {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(700).map(make::textNode),
                Arbitraries.integers().map(make::numberNode),
                Arbitraries.of(
                        make.nullNode(),
                        make.booleanNode(true),
                        make.objectNode(),
                        make.arrayNode(),
                        make.arrayNode().add(make.nullNode()),
                        make.objectNode().put("reference", "Patient/"),
                        make.textNode("^^^&&"),
                        make.textNode("#"),
                        make.textNode("urn:"),
                        make.textNode("Patient?identifier=|")));
    }
}

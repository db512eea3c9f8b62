package org.whosaw.portal.access;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access.AccessorView;
import org.whosaw.portal.access.Access.SystemView;
import org.whosaw.portal.access.Access.TerminalView;
import org.whosaw.portal.access.Access.VisitSpan;
import org.whosaw.portal.access.why.Explanation;
import org.whosaw.portal.access.why.Strength;
import org.whosaw.portal.access.why.WhyRule;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.Purpose;

/**
 * Writes an {@link Access} as Jackson would, field by field: a list holds fifty of them, and what
 * finds properties by reflection was a quarter of the time of a request. A test holds it equal to
 * the records.
 */
final class AccessJson extends StdSerializer<Access> {
    private static final long serialVersionUID = 1L;

    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString OCCURRED_AT = new SerializedString("occurredAt");
    private static final SerializableString ACTION = new SerializedString("action");
    private static final SerializableString OUTCOME = new SerializedString("outcome");
    private static final SerializableString EMERGENCY = new SerializedString("emergency");
    private static final SerializableString PURPOSE = new SerializedString("purpose");
    private static final SerializableString CATEGORIES = new SerializedString("categories");
    private static final SerializableString ELEMENTS = new SerializedString("elements");
    private static final SerializableString SUBJECT_COUNT = new SerializedString("subjectCount");
    private static final SerializableString VISIT = new SerializedString("visit");
    private static final SerializableString COUNT = new SerializedString("count");
    private static final SerializableString FIRST = new SerializedString("first");
    private static final SerializableString LAST = new SerializedString("last");
    private static final SerializableString FLAGS = new SerializedString("flags");
    private static final SerializableString SYSTEM = new SerializedString("system");
    private static final SerializableString CODE = new SerializedString("code");
    private static final SerializableString NAME = new SerializedString("name");
    private static final SerializableString RESPONSIBLE = new SerializedString("responsible");
    private static final SerializableString TERMINAL = new SerializedString("terminal");
    private static final SerializableString PLACE = new SerializedString("place");
    private static final SerializableString ACCESSOR = new SerializedString("accessor");
    private static final SerializableString MASKED_NAME = new SerializedString("maskedName");
    private static final SerializableString ROLE = new SerializedString("role");
    private static final SerializableString DEPARTMENT = new SerializedString("department");
    private static final SerializableString EMPLOYER = new SerializedString("employer");
    private static final SerializableString ON_BEHALF_OF = new SerializedString("onBehalfOf");
    private static final SerializableString IDENTITY = new SerializedString("identity");
    private static final SerializableString EXPLANATION = new SerializedString("explanation");
    private static final SerializableString STRENGTH = new SerializedString("strength");
    private static final SerializableString RULE = new SerializedString("rule");
    private static final SerializableString SENTENCE = new SerializedString("sentence");
    private static final SerializableString FACTS = new SerializedString("facts");
    private static final SerializableString EARLIER = new SerializedString("earlier");
    private static final SerializableString CLEARED_AT = new SerializedString("clearedAt");
    private static final SerializableString SUBJECT = new SerializedString("subject");

    // Each enum's codes as bytes, by ordinal.
    private static final SerializableString[] ACTIONS = codes(AccessAction.values());
    private static final SerializableString[] OUTCOMES = codes(AccessOutcome.values());
    private static final SerializableString[] PURPOSES = codes(Purpose.values());
    private static final SerializableString[] KINDS = codes(DataCategory.values());
    private static final SerializableString[] SHOWN = codes(Element.values());
    private static final SerializableString[] MARKS = codes(AccessFlag.values());
    private static final SerializableString[] ACCOUNTS = codes(AccountKind.values());
    private static final SerializableString[] STRENGTHS = codes(Strength.values());
    private static final SerializableString[] RULES = codes(WhyRule.values());

    private final boolean unwrapping;

    AccessJson() {
        this(false);
    }

    private AccessJson(boolean unwrapping) {
        super(Access.class);
        this.unwrapping = unwrapping;
    }

    @Override
    public JsonSerializer<Access> unwrappingSerializer(NameTransformer unused) {
        return new AccessJson(true);
    }

    @Override
    public boolean isUnwrappingSerializer() {
        return unwrapping;
    }

    @Override
    public void serialize(Access access, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        if (!unwrapping) {
            json.writeStartObject(access);
        }
        text(json, ID, access.id());
        String at = Micros.text(access.occurredAt());
        text(json, OCCURRED_AT, at);
        code(json, ACTION, ACTIONS, access.action());
        code(json, OUTCOME, OUTCOMES, access.outcome());
        json.writeFieldName(EMERGENCY);
        json.writeBoolean(access.emergency());
        code(json, PURPOSE, PURPOSES, access.purpose());
        codes(json, CATEGORIES, KINDS, access.categories());
        codes(json, ELEMENTS, SHOWN, access.elements());
        json.writeFieldName(SUBJECT_COUNT);
        json.writeNumber(access.subjectCount());
        visit(json, access, at);
        codes(json, FLAGS, MARKS, access.flags());
        system(json, access.system());
        terminal(json, access.terminal());
        accessor(json, access.accessor());
        explanation(json, access.explanation(), provider);
        text(json, SUBJECT, access.subject());
        if (!unwrapping) {
            json.writeEndObject();
        }
    }

    private static void visit(JsonGenerator json, Access access, String at) throws IOException {
        VisitSpan visit = access.visit();
        boolean alone = visit.count() == 1;
        json.writeFieldName(VISIT);
        json.writeStartObject();
        json.writeFieldName(COUNT);
        json.writeNumber(visit.count());
        text(json, FIRST, alone ? at : Micros.text(visit.first()));
        text(json, LAST, alone ? at : Micros.text(visit.last()));
        json.writeEndObject();
    }

    private static void system(JsonGenerator json, SystemView system) throws IOException {
        json.writeFieldName(SYSTEM);
        json.writeStartObject();
        text(json, CODE, system.code());
        text(json, NAME, system.name());
        text(json, RESPONSIBLE, system.responsible());
        json.writeEndObject();
    }

    private static void terminal(JsonGenerator json, @Nullable TerminalView terminal)
            throws IOException {
        json.writeFieldName(TERMINAL);
        if (terminal == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        text(json, CODE, terminal.code());
        text(json, PLACE, terminal.place());
        json.writeEndObject();
    }

    private static void accessor(JsonGenerator json, AccessorView who) throws IOException {
        json.writeFieldName(ACCESSOR);
        json.writeStartObject();
        text(json, CODE, who.code());
        text(json, MASKED_NAME, who.maskedName());
        text(json, ROLE, who.role());
        text(json, DEPARTMENT, who.department());
        text(json, EMPLOYER, who.employer());
        text(json, ON_BEHALF_OF, who.onBehalfOf());
        code(json, IDENTITY, ACCOUNTS, who.identity());
        json.writeEndObject();
    }

    private static void explanation(
            JsonGenerator json, Explanation why, SerializerProvider provider) throws IOException {
        json.writeFieldName(EXPLANATION);
        json.writeStartObject();
        code(json, STRENGTH, STRENGTHS, why.strength());
        code(json, RULE, RULES, why.rule());
        text(json, SENTENCE, why.sentence());
        list(json, FACTS, why.facts(), provider);
        list(json, EARLIER, why.earlier(), provider);
        text(json, CLEARED_AT, why.clearedAt() == null ? null : Micros.text(why.clearedAt()));
        json.writeEndObject();
    }

    private static void list(
            JsonGenerator json, SerializableString name, List<?> all, SerializerProvider provider)
            throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
        for (Object each : all) {
            provider.defaultSerializeValue(each, json);
        }
        json.writeEndArray();
    }

    private static SerializableString[] codes(Coded[] all) {
        SerializableString[] codes = new SerializableString[all.length];
        for (int i = 0; i < all.length; i++) {
            codes[i] = new SerializedString(all[i].code());
        }
        return codes;
    }

    private static void codes(
            JsonGenerator json,
            SerializableString name,
            SerializableString[] codes,
            Set<? extends Enum<?>> all)
            throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
        for (Enum<?> each : all) {
            json.writeString(codes[each.ordinal()]);
        }
        json.writeEndArray();
    }

    private static void code(
            JsonGenerator json, SerializableString name, SerializableString[] codes, Enum<?> value)
            throws IOException {
        json.writeFieldName(name);
        json.writeString(codes[value.ordinal()]);
    }

    private static void text(JsonGenerator json, SerializableString name, @Nullable String value)
            throws IOException {
        json.writeFieldName(name);
        json.writeString(value); // writes null for null
    }
}

package org.whosaw.portal.ingest.atna.rest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.IngestGate;
import org.whosaw.portal.ingest.IngestSettings;
import org.whosaw.portal.ingest.atna.AtnaFault;
import org.whosaw.portal.ingest.atna.AtnaMessage;
import org.whosaw.portal.ingest.atna.rest.AtnaAnswer.MessageItem;
import org.whosaw.portal.ingest.atna.rest.AtnaAnswer.RejectedMessage;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake.Result;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake.Status;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/**
 * Takes in bodies of one or many messages, chunk by chunk; what an answer counts is durable. When a
 * body breaks off, the chunks before are kept.
 */
public final class AtnaDesk {
    private final AtnaIntake intake;
    private final IngestGate gate;
    private final IngestSettings settings;
    private final Texts texts;

    public AtnaDesk(AtnaIntake intake, IngestGate gate, IngestSettings settings, Texts texts) {
        this.intake = intake;
        this.gate = gate;
        this.settings = settings;
        this.texts = texts;
    }

    /** Takes in a body; {@code all} asks for an answer to every message. */
    public AtnaAnswer take(
            SystemPrincipal client, InputStream body, boolean all, Language language) {
        return gate.admit(
                body,
                in -> {
                    Tally tally = new Tally(all, language);
                    AtnaReading.read(
                            in,
                            settings.maxLines(),
                            intake.decoder(),
                            messages -> intake.take(client, messages),
                            tally);
                    return tally.answer();
                });
    }

    private String rule(AtnaFault fault, Language language) {
        String key = "problem." + fault.error().code() + ".detail";
        return texts.find(language, key, fault.more().toArray())
                .orElseGet(() -> texts.get(language, "field.invalid"));
    }

    /** Counts one body. */
    private final class Tally implements BiConsumer<AtnaMessage, Result> {
        private final boolean all;
        private final Language language;
        private final int[] counts = new int[Status.values().length];
        private final List<RejectedMessage> rejected = new ArrayList<>();
        private final List<MessageItem> items = new ArrayList<>();
        private int number;

        private Tally(boolean all, Language language) {
            this.all = all;
            this.language = language;
        }

        @Override
        public void accept(AtnaMessage message, Result result) {
            number++;
            counts[result.status().ordinal()]++;
            AtnaFault fault = result.fault();
            if (fault != null) {
                rejected.add(rejected(message, fault));
            }
            if (all) {
                Long id = result.id();
                items.add(
                        new MessageItem(
                                number,
                                message.line(),
                                message.id(),
                                result.status(),
                                id == null ? null : Ids.format(IdPrefix.ACCESS, id)));
            }
        }

        private RejectedMessage rejected(AtnaMessage message, AtnaFault fault) {
            int line = message.line() + fault.line() - 1;
            String field = Objects.requireNonNullElse(fault.field(), "");
            return new RejectedMessage(
                    number,
                    line,
                    fault.column(),
                    message.id(),
                    fault.error().code(),
                    fault.field(),
                    texts.get(
                            language,
                            "atna.rejected",
                            number,
                            line,
                            fault.column(),
                            field.isEmpty() ? "no" : "yes",
                            field,
                            rule(fault, language)));
        }

        private AtnaAnswer answer() {
            @Nullable List<MessageItem> told = all ? items : null;
            return new AtnaAnswer(
                    counts[Status.ACCEPTED.ordinal()],
                    counts[Status.DUPLICATE.ordinal()],
                    counts[Status.HELD.ordinal()],
                    counts[Status.ABOUT_NOBODY.ordinal()],
                    rejected,
                    told);
        }
    }
}

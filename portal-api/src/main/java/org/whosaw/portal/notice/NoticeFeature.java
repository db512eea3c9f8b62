package org.whosaw.portal.notice;

import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.List;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.notice.round.Messages;
import org.whosaw.portal.notice.round.NoticeWorker;
import org.whosaw.portal.notice.round.Rounds;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.store.Database;

/** Builds the room of notices. */
public final class NoticeFeature {
    private final NoticeBook book;
    private final NoticeChoices choices;
    private final NoticeInbox inbox;
    private final Rounds rounds;
    private final Messages messages;
    private final NoticeMail mail;
    private final Clock clock;

    /**
     * Builds the room.
     *
     * @param book what the rooms above write into
     * @param sources what reads their new entries
     */
    public NoticeFeature(
            Database database,
            Cursors cursors,
            Clock clock,
            NoticeBook book,
            List<NewEntries> sources,
            Readers readers,
            Outbox outbox,
            NoticeMail mail,
            NoticeSettings settings) {
        this.mail = mail;
        this.clock = clock;
        this.book = book;
        choices = new NoticeChoices(database, clock);
        inbox = new NoticeInbox(database, cursors, choices, sources);
        rounds = new Rounds(database, sources, book, choices, readers, settings, clock);
        messages =
                new Messages(
                        database,
                        readers,
                        choices,
                        inbox::isShown,
                        outbox,
                        mail::confirmed,
                        settings,
                        clock);
    }

    /** Returns the book alone, for the rooms that write into it are built before this one. */
    public static NoticeBook book(Database database, IdSource ids, Clock clock) {
        return new NoticeBook(database, ids, clock);
    }

    /** Returns what persons were told. */
    public NoticeInbox inbox() {
        return inbox;
    }

    /** Returns how they wish to be told. */
    public NoticeChoices choices() {
        return choices;
    }

    /** Returns at which address they wish to be told. */
    public NoticeMail mail() {
        return mail;
    }

    /** Returns what goes through new entries. */
    public Rounds rounds() {
        return rounds;
    }

    /** Returns what sends messages. */
    public Messages messages() {
        return messages;
    }

    /** Registers the patient's resource and the worker. */
    public void install(Environment environment) {
        environment.jersey().register(new NoticeResource(inbox, choices, clock));
        environment.jersey().register(new NoticeMailResource(mail, choices));
        environment.lifecycle().manage(new NoticeWorker(rounds, messages, book));
    }
}

package org.whosaw.portal.app;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.account.Accounts.AccountReader;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.notice.NoticeBook;
import org.whosaw.portal.notice.NoticeFeature;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.NoticeMail;
import org.whosaw.portal.notice.NoticeSettings;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.notice.Readers;

/** Builds the room of notices over built rooms, and says who reads whose list. */
final class NoticeWiring {
    private NoticeWiring() {}

    /** Returns the room; from now on the rooms that record tell it. */
    static NoticeFeature feature(
            Rooms rooms, NoticeBook book, NoticeSettings settings, boolean mail) {
        rooms.access().tell(book);
        rooms.disclosure().tell(book);
        rooms.guardians()
                .tell(
                        (tx, child, step) ->
                                book.tell(
                                        tx,
                                        child,
                                        new Notifier.Matter(
                                                NoticeKind.READERS_CHANGED,
                                                step,
                                                0,
                                                0,
                                                rooms.clock().instant(),
                                                false)));
        return new NoticeFeature(
                rooms.database(),
                rooms.cursors(),
                rooms.clock(),
                book,
                List.of(rooms.access().news(), rooms.disclosure().news()),
                person -> readers(rooms, person),
                rooms.outbox(),
                new NoticeMail(
                        new NoticeMail.Ground(
                                rooms.database(),
                                rooms.sealer(),
                                rooms.pseudonymizer(),
                                rooms.random(),
                                rooms.outbox(),
                                rooms.clock()),
                        mail),
                settings);
    }

    private static List<Readers.Reader> readers(Rooms rooms, PersonId person) {
        return rooms.identity().accounts().readersOf(person).stream()
                .map(each -> reader(rooms, each))
                .toList();
    }

    private static Readers.Reader reader(Rooms rooms, AccountReader account) {
        List<PersonId> own =
                account.subjects().stream()
                        .filter(each -> !each.guarded())
                        .map(Subject::person)
                        .toList();
        boolean loss = rooms.hospital().persons().find(own).stream().anyMatch(PersonCard::loss);
        return new Readers.Reader(
                account.accountId(), phone(rooms, account, own), account.family(), loss);
    }

    private static @Nullable PhoneNumber phone(
            Rooms rooms, AccountReader account, List<PersonId> own) {
        PersonLookup lookup = rooms.hospital().personLookup();
        return lookup.facts(own).stream()
                .filter(each -> Arrays.equals(each.phoneIndex(), account.phoneIndex()))
                .findFirst()
                .flatMap(each -> lookup.phoneOnRecord(each.person()))
                .orElse(null);
    }
}

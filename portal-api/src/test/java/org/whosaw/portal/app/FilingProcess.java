package org.whosaw.portal.app;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.authority.channel.FolderCourier;
import org.whosaw.portal.authority.channel.PackageCourier;
import org.whosaw.portal.authority.channel.PackageWorker;
import org.whosaw.portal.authority.channel.Parcel;
import org.whosaw.portal.complaint.Capacity;
import org.whosaw.portal.complaint.ComplaintHouse;
import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.complaint.desk.AuthorityPost;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.hospital.ComplaintSettings;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.outbox.CourierException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.text.Language;

/**
 * A node in a process of its own that files one complaint and delivers its package, and dies on the
 * way at the point that it is told; it says on standard output what it has promised.
 */
public final class FilingProcess {
    private FilingProcess() {}

    /** Where it dies. */
    enum Point {
        /** The package is made and sealed, and nothing is filed. */
        MADE,
        /** It is filed; nobody has come to deliver. */
        FILED,
        /** A worker holds it and has handed nothing over. */
        HELD,
        /** Half of it lies in the authority's folder. */
        HALF,
        /** The authority has it, and nobody has written that down. */
        HANDED
    }

    private static void dieAt(Point point, Point here) {
        if (point == here) {
            System.out.flush();
            Runtime.getRuntime().halt(137); // no hook runs, no file is closed
        }
    }

    /** Takes the database's address and user, the folder of keys, that of packages, the point. */
    public static void main(String[] args) throws Exception {
        Point point = Point.valueOf(args[4]);
        Keyring keyring = Keyring.read(Path.of(args[2]));
        Database database = Database.open(new DatabaseSettings(args[0], args[1], "x", 2));
        Rooms rooms =
                new Rooms(new PortalConfiguration(), database, keyring, Clock.systemUTC(), true);
        AuthorityPost post =
                (filed, evidence) -> {
                    var parcel = rooms.authorities().courier().prepare(filed, evidence);
                    dieAt(point, Point.MADE);
                    return parcel;
                };
        ComplaintDesk desk =
                ComplaintWiring.feature(
                                rooms,
                                keyring,
                                rooms.authorities().routing(),
                                post,
                                ComplaintSettings.defaults())
                        .desk();
        ComplaintDraft.To to =
                new ComplaintDraft.To(
                        true, false, "office", Set.of(), Capacity.SELF, "王一", "15400000001");
        CodeKey key =
                desk.begin(ComplaintHouse.whole().with(to), Language.ZH_CN, "198.51.100.7").key();
        byte[] evidence = "他说知道我的预产期\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        desk.addEvidence(key, new ByteArrayInputStream(evidence));
        long id = desk.file(key).body().errand().orElseThrow().id();
        System.out.println("FILED " + Ids.format(IdPrefix.DOSSIER, id) + " " + key.token());
        dieAt(point, Point.FILED);
        PackageWorker worker =
                new PackageWorker(
                        rooms.authorities().outbox(), List.of(new Dying(Path.of(args[3]), point)));
        worker.start();
        Thread.sleep(60_000);
    }

    /** Delivers into folders until it dies. */
    private record Dying(Path folder, Point point) implements PackageCourier {
        @Override
        public HandoverWay way() {
            return HandoverWay.FOLDER;
        }

        @Override
        public void deliver(Parcel parcel) throws CourierException {
            dieAt(point, Point.HELD);
            new FolderCourier(folder)
                    .deliver(
                            new Parcel(
                                    parcel.packageId(),
                                    parcel.authority(),
                                    parcel.size(),
                                    out -> parcel.content().writeTo(half(out, parcel.size() / 2))));
            dieAt(point, Point.HANDED);
        }

        private OutputStream half(OutputStream out, long most) {
            return new FilterOutputStream(out) {
                private long written;

                @Override
                public void write(byte[] some, int from, int length) throws IOException {
                    out.write(some, from, length);
                    written += length;
                    if (written > most) {
                        out.flush();
                        dieAt(point, Point.HALF);
                    }
                }
            };
        }
    }
}

package org.whosaw.portal.demo;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.demo.DemoFile.PatientLine;
import org.whosaw.portal.demo.world.DemoWorld;
import org.whosaw.portal.demo.world.Story;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Words what {@code demo} prints: where to go, what to type, what to look for. */
public final class DemoLinks {
    private static final int STORIED = 3;

    /** What to look for as the last in the file: no patient, but a contact of one. */
    private static final String CONTACT = "demo.look.contact";

    private DemoLinks() {}

    /** Returns the lines to print once the pages are served. */
    public static List<String> lines(DemoFile file, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(DemoWorld.HOSPITAL + "  " + DemoWorld.HOSPITAL_EN + "  " + file.baseUrl() + "/");
        lines.add(both(texts, "demo.links.password", file.oneTimePassword()));
        int last = file.patients().size() - 1;
        for (int i = 0; i < Math.min(STORIED, last); i++) {
            Story story = DemoGuestBook.stories().get(i);
            person(lines, file, i, DemoGuestBook.textKey(story), texts);
        }
        if (last >= 0) {
            person(lines, file, last, CONTACT, texts);
        }
        lines.add("");
        lines.add(both(texts, "demo.links.others", DemoFile.NAME));
        return lines;
    }

    private static void person(
            List<String> lines, DemoFile file, int index, String key, Texts texts) {
        PatientLine mother = file.patients().get(index);
        lines.add("");
        int number = Math.min(index, STORIED) + 1;
        lines.add(number + "  " + mother.name() + "  " + link(file, mother));
        lines.add(
                "   "
                        + both(
                                texts,
                                "demo.links.type",
                                mother.phone(),
                                mother.bindingCode(),
                                file.oneTimePassword()));
        lines.add("   " + texts.get(Language.ZH_CN, key));
        lines.add("   " + texts.get(Language.EN, key));
    }

    /**
     * Returns the link that opens the way in with the code filled in; her phone stays out of it.
     */
    private static String link(DemoFile file, PatientLine mother) {
        return file.baseUrl() + "/bind?code=" + mother.bindingCode();
    }

    private static String both(Texts texts, String key, Object... args) {
        return texts.get(Language.ZH_CN, key, args) + "  " + texts.get(Language.EN, key, args);
    }
}

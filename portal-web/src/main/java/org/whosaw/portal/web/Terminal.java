package org.whosaw.portal.web;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.problem.Problem;
import org.whosaw.portal.problem.ProblemTexts;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Speaks to whoever typed a command; the one place that writes to standard output. */
final class Terminal {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Terminal() {}

    /** Returns where Dropwizard's own commands speak. */
    static PrintStream out() {
        return System.out;
    }

    /** Returns where Dropwizard's own commands complain. */
    static PrintStream err() {
        return System.err;
    }

    static void say(String line) {
        OUT.println(line);
    }

    /** Prints text as it is, line ends included. */
    static void print(String text) {
        OUT.print(text);
        OUT.flush();
    }

    /** Says why a command was refused and how to mend it, in the terminal's language. */
    static void refuse(PortalException refusal) {
        Problem problem = new ProblemTexts(Texts.load()).of(refusal, language());
        say(problem.title() + "\n" + problem.detail());
    }

    static Language language() {
        return Locale.getDefault().getLanguage().equals("zh") ? Language.ZH_CN : Language.EN;
    }
}

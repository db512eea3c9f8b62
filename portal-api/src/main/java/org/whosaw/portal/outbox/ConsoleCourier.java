package org.whosaw.portal.outbox;

import java.util.function.Consumer;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Shows short messages on the demo's console instead of sending them. For demo mode only. */
public final class ConsoleCourier implements Courier {
    private final Texts texts;
    private final Consumer<String> console;

    public ConsoleCourier(Texts texts, Consumer<String> console) {
        this.texts = texts;
        this.console = console;
    }

    @Override
    public String channel() {
        return Envelope.SMS;
    }

    @Override
    public void deliver(long id, Envelope envelope) {
        boolean english = envelope.template().endsWith(".en");
        Language language = english ? Language.EN : Language.ZH_CN;
        String name = envelope.template().substring(0, envelope.template().lastIndexOf('.'));
        String tail = envelope.address().substring(Math.max(0, envelope.address().length() - 4));
        console.accept(
                "SMS …" + tail + ": " + texts.get(language, "sms." + name, envelope.places()));
    }
}

package org.whosaw.portal.web.hospital.recipients;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.RecipientUse.Contract;
import org.whosaw.portal.consent.register.RegisterError;
import org.whosaw.portal.consent.register.UseDraft;
import org.whosaw.portal.consent.register.UseFault;
import org.whosaw.portal.consent.register.UseRole;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.WebPage;

/** Keeps the hospital's recipients: their cards, the register of approved uses, their notices. */
@Path("/desk/recipients")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class RecipientsPage {
    private static final int LONGEST = 500;

    private final DirectoryLookup directory;
    private final RecipientRegister register;
    private final RecipientsStates states;

    public RecipientsPage(
            DirectoryLookup directory, RecipientRegister register, RecipientsStates states) {
        this.directory = directory;
        this.register = register;
        this.states = states;
    }

    /** Shows all recipients, and what is late. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView list(@Auth StaffAtDesk desk) {
        desk.require(Place.RECIPIENTS);
        return new PageView(
                "hospital/recipients",
                desk.chrome(desk.words().get("desk.place.recipients"), Place.RECIPIENTS.href()),
                states.of(desk));
    }

    /** Shows one. */
    @GET
    @Path("/{recipient}")
    @Consumes(MediaType.WILDCARD)
    public PageView one(
            @Auth StaffAtDesk desk,
            @PathParam("recipient") String recipient,
            @QueryParam("note") @Nullable String note) {
        RecipientCard card = card(desk, recipient);
        desk.require(Place.RECIPIENTS);
        return page(desk, card, note, Map.of(), Set.of(), null);
    }

    private PageView page(
            StaffAtDesk desk,
            RecipientCard card,
            @Nullable String note,
            Map<String, String> typed,
            Set<Element> ticked,
            @Nullable String refused) {
        return new PageView(
                "hospital/recipient",
                desk.chrome(
                        desk.words().get("desk.place.recipients"),
                        "/desk/recipients/" + RecipientsStates.id(card)),
                new RecipientCardStates(desk, register, directory)
                        .of(card, note, typed, ticked, refused));
    }

    /** Another hospital's is not found. */
    private RecipientCard card(StaffAtDesk desk, String recipient) {
        OptionalLong id = Ids.parse(IdPrefix.RECIPIENT, recipient);
        if (id.isEmpty()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return directory
                .recipient(id.getAsLong())
                .filter(card -> card.hospital().equals(desk.principal().hospitalId()))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private RecipientUse use(StaffAtDesk desk, String number) {
        OptionalLong id = Ids.parse(IdPrefix.USE, number);
        return (id.isEmpty() ? Optional.<RecipientUse>empty() : register.find(id.getAsLong()))
                .filter(use -> use.hospital().equals(desk.principal().hospitalId()))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /** Writes a row of the register; one that may not stand is refused with the reason. */
    @POST
    @Path("/{recipient}/use")
    public Response write(
            @Auth StaffAtDesk desk,
            @PathParam("recipient") String recipient,
            MultivaluedMap<String, String> form) {
        RecipientCard card = card(desk, recipient);
        desk.require(Place.RECIPIENTS);
        Map<String, String> typed = new TreeMap<>();
        form.forEach((name, values) -> typed.put(name, cut(values.isEmpty() ? "" : values.get(0))));
        Set<Element> ticked = EnumSet.noneOf(Element.class);
        form.getOrDefault("element", List.of())
                .forEach(each -> Coded.parse(Element.class, each).ifPresent(ticked::add));
        Words words = desk.words();
        try {
            register.put(desk.principal().hospitalId(), draft(card, typed, ticked));
        } catch (PortalException e) {
            if (e.errorCode() != RegisterError.ROW_REFUSED) {
                throw e;
            }
            return refused(desk, card, typed, ticked, reasons(words, e));
        } catch (DateTimeParseException e) {
            return refused(desk, card, typed, ticked, words.get("recipients.wrong.day"));
        } catch (IllegalArgumentException e) {
            return refused(desk, card, typed, ticked, words.get("recipients.wrong.field"));
        }
        return back(recipient, "written");
    }

    private Response refused(
            StaffAtDesk desk,
            RecipientCard card,
            Map<String, String> typed,
            Set<Element> ticked,
            String why) {
        return Response.status(422).entity(page(desk, card, null, typed, ticked, why)).build();
    }

    private static String reasons(Words words, PortalException e) {
        String codes = e.args().length > 1 ? String.valueOf(e.args()[1]) : "";
        StringBuilder said = new StringBuilder(words.get("recipients.refused"));
        for (String code : codes.split(", ")) {
            Coded.parse(UseFault.class, code)
                    .ifPresent(fault -> said.append(words.get("use-fault." + fault.code())));
        }
        return said.toString();
    }

    private static UseDraft draft(
            RecipientCard card, Map<String, String> typed, Set<Element> ticked) {
        String contract = typed.getOrDefault("contract", "");
        return new UseDraft(
                card.code(),
                required(Purpose.class, typed, "purpose"),
                required(LegalBasis.class, typed, "basis"),
                blankToNull(typed.get("article")),
                ticked,
                known(typed.getOrDefault("method", "")),
                filled(typed, "retention"),
                filled(typed, "necessity"),
                filled(typed, "impact"),
                contract.isBlank()
                        ? null
                        : new Contract(
                                contract,
                                LocalDate.parse(typed.getOrDefault("contractFrom", "")),
                                LocalDate.parse(typed.getOrDefault("contractEnd", ""))),
                blankToNull(typed.get("assessment")),
                required(UseRole.class, typed, "role"),
                blankToNull(typed.get("crossBorder")),
                typed.getOrDefault("token", "").equals("yes"));
    }

    private static <E extends Enum<E> & Coded> E required(
            Class<E> type, Map<String, String> typed, String name) {
        return Coded.parse(type, typed.getOrDefault(name, ""))
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static String known(String method) {
        if (!RecipientCardStates.METHODS.contains(method)) {
            throw new IllegalArgumentException("method");
        }
        return method;
    }

    private static String filled(Map<String, String> typed, String name) {
        String text = typed.getOrDefault(name, "");
        if (text.isBlank() || name.equals("retention") && text.length() > 200) {
            throw new IllegalArgumentException(name);
        }
        return text;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String cut(String text) {
        String plain = text.replaceAll("\\R", " ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** Puts a row into force, or stops it for now. */
    @POST
    @Path("/{recipient}/state")
    public Response move(
            @Auth StaffAtDesk desk,
            @PathParam("recipient") String recipient,
            @FormParam("use") @DefaultValue("") String number,
            @FormParam("to") @DefaultValue("") String to) {
        long recipientId = card(desk, recipient).id();
        desk.require(Place.RECIPIENTS);
        RecipientUse use = use(desk, number);
        if (use.recipientId() != recipientId) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        if (to.equals("suspended")) {
            register.suspend(use.id());
            return back(recipient, "suspended");
        }
        try {
            register.activate(use.id());
        } catch (PortalException e) {
            if (e.errorCode() == RegisterError.NOT_READY) {
                return back(recipient, "not-ready");
            }
            throw e;
        }
        return back(recipient, "active");
    }

    private static Response back(String recipient, String note) {
        return Response.seeOther(URI.create("/desk/recipients/" + recipient + "?note=" + note))
                .build();
    }

    /** Shows the notice of a use, to be written. */
    @GET
    @Path("/notice/{use}")
    @Consumes(MediaType.WILDCARD)
    public PageView notice(@Auth StaffAtDesk desk, @PathParam("use") String number) {
        RecipientUse use = use(desk, number);
        desk.require(Place.RECIPIENTS);
        RecipientCard card = directory.recipient(use.recipientId()).orElseThrow();
        NoticeForms.Both both =
                register.notices(use.id()).stream()
                        .findFirst()
                        .map(each -> each.content())
                        .map(each -> new NoticeForms.Both(each.chinese(), each.english()))
                        .orElseGet(() -> NoticeForms.suggested(desk.hospital(), card, use));
        return form(desk, card, use, both, false, false);
    }

    private static PageView form(
            StaffAtDesk desk,
            RecipientCard card,
            RecipientUse use,
            NoticeForms.Both both,
            boolean tried,
            boolean preview) {
        NoticeFormUiState state = new NoticeForms(desk).page(card, use, both, tried, preview);
        return new PageView(
                "hospital/notice",
                desk.chrome(desk.words().get("notice-form.headline"), state.href()),
                state);
    }

    /** Shows a notice as she will read it, or publishes it; never while a field says nothing. */
    @POST
    @Path("/notice/{use}")
    public Response publish(
            @Auth StaffAtDesk desk,
            @PathParam("use") String number,
            MultivaluedMap<String, String> form) {
        RecipientUse use = use(desk, number);
        desk.require(Place.RECIPIENTS);
        RecipientCard card = directory.recipient(use.recipientId()).orElseThrow();
        NoticeForms.Both both = NoticeForms.typed(form);
        boolean publish = form.getOrDefault("do", List.of()).contains("publish");
        if (!publish || !both.empty().isEmpty()) {
            return Response.status(publish ? 422 : 200)
                    .entity(form(desk, card, use, both, true, true))
                    .build();
        }
        register.publish(use, both.chinese(), both.english(), desk.principal().staffUserId());
        return back(RecipientsStates.id(card), "published");
    }
}

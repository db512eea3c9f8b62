package org.whosaw.portal.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The rules of the house, over any root package, so that the same rule judges the real house and a
 * fixture that breaks it on purpose.
 */
final class HouseRules {
    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    /** Returns every rule by name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put("layers", layers());
        rules.put("subjectRooms", subjectRooms());
        rules.put("noCycles", noCycles());
        rules.put("apiNeverSeesWeb", apiNeverSeesWeb());
        rules.put("jdbiBehindTheDoor", jdbiBehindTheDoor());
        rules.put("daoStaysHome", daoStaysHome());
        rules.put("kernelIsPure", kernelIsPure());
        rules.put("cryptoInItsRooms", cryptoInItsRooms());
        rules.put("timeIsInjected", timeIsInjected());
        rules.put("randomnessFromCrypto", randomnessFromCrypto());
        rules.put("outsideWorldFromWorkers", outsideWorldFromWorkers());
        rules.put("endpointsAreAuthenticated", endpointsAreAuthenticated());
        rules.put("resourceNames", resourceNames());
        rules.put("namesSaySomething", namesSaySomething());
        rules.put("noStandardStreams", noStandardStreams());
        return rules;
    }

    private String in(String room) {
        return root + "." + room + "..";
    }

    ArchRule layers() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("kernel")
                .definedBy(in("kernel"))
                .layer("low")
                .definedBy(in("crypto"), in("text"), in("calendar"))
                .layer("store")
                .definedBy(in("store"))
                .layer("vault")
                .definedBy(in("vault"))
                .layer("mid")
                .definedBy(in("identity"), in("ledger"), in("outbox"), in("problem"))
                .layer("hospital")
                .definedBy(in("hospital"))
                .layer("notice")
                .definedBy(in("notice"))
                .layer("subject")
                .definedBy(
                        in("access"),
                        in("disclosure"),
                        in("consent"),
                        in("request"),
                        in("complaint"))
                .layer("edge")
                .definedBy(
                        in("authority"), in("webhook"), in("ingest"), in("retention"), in("health"))
                .layer("world")
                .definedBy(in("demo"), in("bench"))
                .layer("app")
                .definedBy(in("app"))
                .layer("web")
                .definedBy(in("web"))
                .whereLayer("kernel")
                .mayNotAccessAnyLayer()
                .whereLayer("low")
                .mayOnlyAccessLayers("kernel")
                .whereLayer("store")
                .mayOnlyAccessLayers("kernel", "low")
                .whereLayer("vault")
                .mayOnlyAccessLayers("kernel", "low", "store")
                .whereLayer("mid")
                .mayOnlyAccessLayers("kernel", "low", "store", "vault")
                .whereLayer("hospital")
                .mayOnlyAccessLayers("kernel", "low", "store", "vault", "mid")
                .whereLayer("notice")
                .mayOnlyAccessLayers("kernel", "low", "store", "vault", "mid", "hospital")
                .whereLayer("subject")
                .mayOnlyAccessLayers("kernel", "low", "store", "vault", "mid", "hospital", "notice")
                .whereLayer("edge")
                .mayOnlyAccessLayers(
                        "kernel", "low", "store", "vault", "mid", "hospital", "notice", "subject")
                .whereLayer("world")
                .mayOnlyAccessLayers(
                        "kernel",
                        "low",
                        "store",
                        "vault",
                        "mid",
                        "hospital",
                        "notice",
                        "subject",
                        "edge")
                .whereLayer("app")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer();
    }

    ArchRule subjectRooms() {
        return slices().matching("..portal.(access|disclosure|consent|request|complaint)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule apiNeverSeesWeb() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("web"), in("house"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("web"));
    }

    ArchRule jdbiBehindTheDoor() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("store"))
                .and()
                .haveSimpleNameNotEndingWith("Dao")
                .and(com.tngtech.archunit.base.DescribedPredicate.not(insideDao()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jdbi..");
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> insideDao() {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "nested in a Dao", type -> type.getName().contains("Dao$"));
    }

    ArchRule daoStaysHome() {
        return classes()
                .that(simpleNameEndingWith("Dao"))
                .should(
                        new ArchCondition<>("be used in their own package only") {
                            @Override
                            public void check(JavaClass dao, ConditionEvents events) {
                                dao.getDirectDependenciesToSelf().stream()
                                        .filter(
                                                d ->
                                                        !d.getOriginClass()
                                                                .getPackageName()
                                                                .equals(dao.getPackageName()))
                                        .forEach(
                                                d ->
                                                        events.add(
                                                                SimpleConditionEvent.violated(
                                                                        dao, d.getDescription())));
                            }
                        })
                .allowEmptyShould(true);
    }

    ArchRule kernelIsPure() {
        return classes()
                .that()
                .resideInAPackage(in("kernel"))
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage("java..")
                                .or(resideInAPackage("com.fasterxml.jackson.annotation.."))
                                .or(resideInAPackage("org.jspecify.."))
                                .or(resideInAPackage(in("kernel"))));
    }

    ArchRule cryptoInItsRooms() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("crypto"), in("identity"), in("webhook"), in("outbox"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javax.crypto..", "io.jsonwebtoken..", "org.bouncycastle.crypto..");
    }

    ArchRule timeIsInjected() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .orShould(
                        new ArchCondition<>("make a system clock outside main") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                type.getMethodCallsFromSelf().stream()
                                        .filter(
                                                call ->
                                                        call.getTargetOwner()
                                                                .isEquivalentTo(Clock.class))
                                        .filter(call -> call.getName().startsWith("system"))
                                        .filter(
                                                call ->
                                                        !type.getSimpleName()
                                                                .equals("WhoSawApplication"))
                                        .forEach(
                                                call ->
                                                        events.add(
                                                                new SimpleConditionEvent(
                                                                        type,
                                                                        true,
                                                                        call.getDescription())));
                            }
                        });
    }

    ArchRule randomnessFromCrypto() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("crypto"), in("demo"), in("bench"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random");
    }

    ArchRule outsideWorldFromWorkers() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("outbox"), in("webhook"), in("authority"), in("bench"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "jakarta.ws.rs.client..");
    }

    ArchRule endpointsAreAuthenticated() {
        List<Class<? extends Annotation>> verbs =
                List.of(GET.class, POST.class, PUT.class, DELETE.class, PATCH.class);
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .should(
                        new ArchCondition<>("take an @Auth principal or be marked @Open") {
                            @Override
                            public void check(JavaMethod method, ConditionEvents events) {
                                if (verbs.stream().noneMatch(method::isAnnotatedWith)) {
                                    return;
                                }
                                boolean auth =
                                        method.getParameters().stream()
                                                .anyMatch(
                                                        parameter ->
                                                                parameter.isAnnotatedWith(
                                                                        Auth.class));
                                boolean open =
                                        method.getAnnotations().stream()
                                                        .anyMatch(
                                                                a ->
                                                                        a.getRawType()
                                                                                .getSimpleName()
                                                                                .equals("Open"))
                                                || method.getOwner().getAnnotations().stream()
                                                        .anyMatch(
                                                                a ->
                                                                        a.getRawType()
                                                                                .getSimpleName()
                                                                                .equals("Open"));
                                if (auth == open) {
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    method,
                                                    method.getFullName()
                                                            + (auth
                                                                    ? " is both open and"
                                                                            + " authenticated"
                                                                    : " is neither open nor"
                                                                            + " authenticated")));
                                }
                            }
                        })
                .allowEmptyShould(true);
    }

    ArchRule resourceNames() {
        return classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .orShould()
                .haveSimpleNameEndingWith("Page")
                .allowEmptyShould(true);
    }

    ArchRule namesSaySomething() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Constants|Base)$");
    }

    ArchRule noStandardStreams() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Terminal")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }
}

package dev.easel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** What the structure of the code must be, for whatever lies under one root package. */
final class ArchitectureRules {
    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    /** Every rule by its name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("allow-list", classes().should(useOnlyWhatIsAllowed()));
        rules.put("no circles", slices().matching(root + ".(**)").should().beFreeOfCycles());
        rules.put("pure core", pureCore());
        Libraries.HOMES.forEach((library, homes) -> rules.put("home of " + library, home(library, homes)));
        rules.put("words have one maker", oneMakerOfWords());
        rules.put("adapters show one face", adaptersShowOneFace());
        rules.put("time and threads have a home", timeAndThreads());
        rules.put("environment has a home", environment());
        rules.put("no console", noConsole());
        rules.put("no optional fields", noFields().should().haveRawType(Optional.class));
        rules.put("no optional parameters", methods().should(takeNoOptional()));
        rules.put("no empty names", noEmptyNames());
        rules.put("no injection into fields", noInjection());
        return rules;
    }

    private ArchCondition<JavaClass> useOnlyWhatIsAllowed() {
        return new ArchCondition<>("use only the packages that are allowed to theirs") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = type.getPackageName().substring(root.length() + 1);
                List<String> allowed = MayUse.LIST.get(from);
                if (allowed == null) {
                    violated(events, type, "its package " + from + " is not in the list");
                    return;
                }
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name -> name.startsWith(root + "."))
                        .map(name -> name.substring(root.length() + 1))
                        .filter(to -> !to.equals(from) && allowed.stream().noneMatch(rule -> MayUse.covers(rule, to)))
                        .distinct()
                        .forEach(to -> violated(events, type, "uses " + to));
            }
        };
    }

    private ArchRule pureCore() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".core..")
                .should()
                .dependOnClassesThat(describe(
                        "are neither of the core nor plain Java",
                        type -> !type.isPrimitive()
                                && !resideInAnyPackage(
                                                root + ".core..",
                                                "java.lang..",
                                                "java.util..",
                                                "java.time..",
                                                "java.io..",
                                                "java.text..",
                                                "java.math..",
                                                "java.nio.charset..",
                                                "org.jspecify..")
                                        .test(type.getBaseComponentType())
                                && !type.getBaseComponentType().isPrimitive()));
    }

    private ArchRule home(String library, List<String> homes) {
        return noClasses()
                .that(describe(
                        "reside outside " + homes,
                        type -> homes.stream()
                                .noneMatch(home -> type.getPackageName().equals(root + "." + home))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private ArchRule oneMakerOfWords() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".core.text")
                .should()
                .callConstructorWhere(describe(
                        "makes a UserMessage",
                        call -> call.getTargetOwner().getFullName().equals(root + ".core.text.UserMessage")));
    }

    private ArchRule adaptersShowOneFace() {
        return classes()
                .that()
                .resideInAPackage(root + ".platform..")
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .haveSimpleNameEndingWith("Platform");
    }

    private ArchRule timeAndThreads() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".app", root + ".engine")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class);
    }

    private ArchRule environment() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".config")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class);
    }

    private static ArchRule noConsole() {
        return noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
    }

    private static ArchRule noEmptyNames() {
        return noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Service|Processor)(\\$.*)?");
    }

    private static ArchRule noInjection() {
        return fields().should(new ArchCondition<>("not be injected") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean injected = field.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getRawType().getSimpleName().equals("Inject"));
                if (injected && !field.getModifiers().contains(JavaModifier.STATIC)) {
                    violated(events, field, "is injected");
                }
            }
        });
    }

    private static ArchCondition<JavaMethod> takeNoOptional() {
        return new ArchCondition<>("take no Optional") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Optional.class))
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    violated(events, method, "takes an Optional");
                }
            }
        };
    }

    private static void violated(ConditionEvents events, Object place, String what) {
        String name = place instanceof HasName.AndFullName named ? named.getFullName() : String.valueOf(place);
        events.add(SimpleConditionEvent.violated(place, name + " " + what));
    }
}

package dev.easel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.easel.core.chat.Messenger;
import dev.easel.testing.MessengerContract;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who knows one adapter finds everything in the next. */
final class AdapterShapeTest {
    private static final String PLATFORMS = "dev.easel.platform";
    private static final List<String> PARTS = List.of("Platform", "Inbound", "Messenger", "Address");

    private final JavaClasses classes = new ClassFileImporter().importPackages("dev.easel");

    @Test
    void everyAdapterHasTheSameParts() {
        Map<String, Set<String>> adapters = classes.stream()
                .filter(type -> type.getPackageName().startsWith(PLATFORMS + "."))
                .collect(Collectors.groupingBy(
                        type -> type.getPackageName().substring(PLATFORMS.length() + 1),
                        Collectors.mapping(type -> type.getSimpleName(), Collectors.toSet())));

        assertThat(adapters)
                .isNotEmpty()
                .allSatisfy((name, types) -> assertThat(types)
                        .containsAll(
                                PARTS.stream().map(part -> capital(name) + part).toList()));
    }

    @Test
    void everyMessengerKeepsTheContract() {
        List<String> messengers = classes.stream()
                .filter(type -> type.isAssignableTo(Messenger.class) && !type.isInterface())
                .filter(type -> type.getPackageName().startsWith(PLATFORMS))
                .map(type -> type.getPackageName())
                .toList();
        Set<String> held = classes.stream()
                .filter(type -> type.isAssignableTo(MessengerContract.class))
                .map(type -> type.getPackageName())
                .collect(Collectors.toSet());

        assertThat(messengers).isNotEmpty();
        assertThat(held).containsAll(messengers);
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}

package dev.easel.engine.desk;

import dev.easel.core.house.HouseBook;
import dev.easel.core.house.HouseRules;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.PriceList;
import dev.easel.core.text.Suggestion;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;

/** Shows which models draw in a space and at what price, allows and forbids them. */
final class ModelsOffice implements AdminClerk.Office {
    private final HouseBook house;
    private final ModelCatalogue catalogue;
    private final InstantSource clock;

    ModelsOffice(HouseBook house, ModelCatalogue catalogue, InstantSource clock) {
        this.house = house;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public List<String> serve(AdminOrder order) {
        return switch (order.verb()) {
            case "", "show", "list" -> list(order);
            case "allow" -> change(order, true);
            case "forbid" -> change(order, false);
            default -> throw new MisunderstoodException(order.wording().unknown("models", order.verb()));
        };
    }

    private List<String> list(AdminOrder order) {
        Instant now = clock.instant();
        HouseRules rules = house.rulesOf(order.space(), now);
        List<ModelSpec> living = living(now);
        List<String> lines = new ArrayList<>();
        living.forEach(spec -> lines.add(line(spec, rules, order)));
        rules.forbidden().stream()
                .filter(model -> living.stream().noneMatch(spec -> spec.id().equals(model)))
                .sorted(Comparator.comparing(ModelId::value))
                .forEach(model -> lines.add(order.wording().forbidden(model.value())));
        return lines;
    }

    private static String line(ModelSpec spec, HouseRules rules, AdminOrder order) {
        LongSummaryStatistics micros =
                spec.prices().cells().stream().mapToLong(PriceList.Cell::micros).summaryStatistics();
        String priced = micros.getCount() == 0
                ? spec.id().value()
                : order.wording().priced(spec.id().value(), micros.getMin(), micros.getMax());
        return rules.allows(spec.id()) ? priced : order.wording().forbidden(priced);
    }

    private List<String> change(AdminOrder order, boolean allow) {
        Instant now = clock.instant();
        String typed = order.inquiry()
                .find("model")
                .or(() -> order.inquiry().words().stream().skip(2).findFirst())
                .orElse("");
        HouseRules rules = house.rulesOf(order.space(), now);
        List<String> known = new ArrayList<>(
                living(now).stream().map(spec -> spec.id().value()).toList());
        rules.forbidden().stream().map(ModelId::value).forEach(known::add);
        if (!known.contains(typed)) {
            throw new MisunderstoodException(order.wording()
                    .noModel(typed, Suggestion.find(typed, known).map(List::of).orElse(known)));
        }
        ModelId model = new ModelId(typed);
        if (allow) {
            house.allow(order.space(), model, order.signature(now));
        } else {
            house.forbid(order.space(), model, order.signature(now));
        }
        return list(order);
    }

    private List<ModelSpec> living(Instant now) {
        return catalogue.listLiving(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}

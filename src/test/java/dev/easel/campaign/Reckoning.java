package dev.easel.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.campaign.BillingProvider.Call;
import dev.easel.campaign.World.Request;
import dev.easel.testing.discord.SeenMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares, once all is settled, what the provider billed and Discord shows with what Easel's books say. */
final class Reckoning {
    private final World world;
    private final Map<String, Integer> cutOff;
    private final Map<String, String> states;
    private final List<String> wrong = new ArrayList<>();

    /** @param cutOff event → how many of its calls were under way when a process was killed */
    Reckoning(World world, Map<String, Integer> cutOff) {
        this.world = world;
        this.cutOff = cutOff;
        this.states = world.books.states();
    }

    /** Fails with everything that is wrong. */
    void demandThatAllIsWell() {
        world.requests().forEach(this::checkResult);
        world.requests().forEach(this::checkCalls);
        world.requests().stream()
                .collect(Collectors.groupingBy(request -> request.person().id()))
                .forEach(this::checkCharge);
        assertThat(wrong).isEmpty();
        assertThat(world.books.reserved()).as("reserved").isZero();
        assertThat(world.books.violations()).isEmpty();
        assertThat(world.books.overdue()).isEmpty();
        assertThat(world.discord.complaints()).isEmpty();
        assertThat((long) world.provider.calls().size())
                .as("calls")
                .isLessThanOrEqualTo(states.size()
                        + cutOff.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** How many requests ended in each way. */
    Map<String, Long> endings() {
        return world.requests().stream()
                .map(request -> states.getOrDefault(request.event(), request.isAccepted() ? "LOST" : "NOT TAKEN IN"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private void checkResult(Request request) {
        List<SeenMessage> shown = world.pictures(request);
        demand(shown.size() <= 1, request, "shown times: " + shown.size());
        switch (states.getOrDefault(request.event(), "none")) {
            case "DELIVERED" -> {
                demand(shown.size() == 1, request, "delivered, but not to be seen");
                shown.forEach(message -> checkPicture(request, message));
            }
            case "FAILED" -> {
                demand(shown.isEmpty(), request, "failed, but shown");
                demand(!world.told(request).isEmpty(), request, "failed, but nobody was told");
            }
            case "none" -> {
                demand(!request.isAccepted() || !world.told(request).isEmpty(), request, "accepted and lost");
                demand(shown.isEmpty(), request, "never taken in, but shown");
            }
            default -> demand(false, request, "not settled");
        }
    }

    /** The picture is one that was drawn for this very request. */
    private void checkPicture(Request request, SeenMessage message) {
        int call = BillingProvider.callOf(message.files().getFirst().bytes());
        demand(
                world.provider.calls(request.prompt()).stream().anyMatch(made -> made.number() == call),
                request,
                "shows the picture of call " + call);
        demand(message.files().size() == 1, request, "shows more than was asked for");
    }

    private void checkCalls(Request request) {
        List<Call> calls = world.provider.calls(request.prompt());
        int allowed = states.containsKey(request.event()) ? 1 + cutOff.getOrDefault(request.event(), 0) : 0;
        demand(calls.size() <= allowed, request, calls.size() + " calls, where so many are right: " + allowed);
    }

    private void checkCharge(String person, List<Request> theirs) {
        long seen = theirs.stream()
                .flatMap(request -> world.pictures(request).stream())
                .mapToLong(message -> message.files().size())
                .sum();
        long charged = world.books.imagesCharged("user:discord:" + person);
        demand(charged == seen, theirs.getFirst(), charged + " pictures charged, seen " + seen);
        demand(seen <= World.IMAGES_A_DAY, theirs.getFirst(), seen + " pictures are over the quota");
    }

    private void demand(boolean holds, Request request, String otherwise) {
        if (!holds) {
            wrong.add("%s (%s, %s): %s"
                    .formatted(request.prompt(), request.event(), states.get(request.event()), otherwise));
        }
    }
}

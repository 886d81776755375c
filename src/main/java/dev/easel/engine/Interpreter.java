package dev.easel.engine;

import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;

/** Finds out what an {@link Incoming} asks for. */
final class Interpreter {
    private static final String IMAGINE = "imagine";

    /**
     * The intent.
     *
     * @throws FailureException {@code UserError} for a command that doesn't exist
     */
    Intent interpret(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command command
            when command.name().equals(IMAGINE) -> new Intent.Draw(command.prompt(), command.options());
            case Incoming.Command command ->
                throw new FailureException(Failure.UserError.of("command-unknown", command.name()));
        };
    }
}

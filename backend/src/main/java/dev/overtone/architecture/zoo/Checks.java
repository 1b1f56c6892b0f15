package dev.overtone.architecture.zoo;

import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violations;

/** What every family asks of its numbers. */
final class Checks {

    static final Shape IMAGENET = new Shape(3, 224, 224);
    static final int IMAGENET_CLASSES = 1000;

    private Checks() {}

    static void common(Violations violations, Shape input, int classes, int blocks, double dropout) {
        violations.check(Limits.INPUT_CHANNELS, "input.channels", input.channels());
        violations.check(Limits.INPUT_SIZE, "input.height", input.height());
        violations.check(Limits.INPUT_SIZE, "input.width", input.width());
        violations.check(Limits.CLASSES, "classes", classes);
        violations.check(Limits.BLOCKS, "blocks", blocks);
        violations.check(Limits.DROPOUT, "dropout", dropout);
    }

    static void block(Violations violations, int index, int growthRate, int depth) {
        violations.check(Limits.GROWTH_RATE, index, "growthRate", growthRate);
        violations.check(Limits.DEPTH, index, "depth", depth);
    }
}

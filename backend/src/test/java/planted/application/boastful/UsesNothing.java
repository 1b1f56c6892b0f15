package planted.application.boastful;

/** Draws no arrow. */
final class UsesNothing {}

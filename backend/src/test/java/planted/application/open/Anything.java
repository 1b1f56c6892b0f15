package planted.application.open;

/** What the others use or do not use. */
public final class Anything {}

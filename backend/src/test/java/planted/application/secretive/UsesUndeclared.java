package planted.application.secretive;

import planted.application.open.Anything;

/** An arrow that nobody declared. */
final class UsesUndeclared {

    final Anything anything = new Anything();
}

package planted.overtone.analysis;

import planted.overtone.notation.KnowsSpring;

final class KnowsAFormat {

    final KnowsSpring format = new KnowsSpring();
}

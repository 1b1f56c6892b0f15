package planted.overtone.tracking;

import tools.jackson.databind.JsonNode;

abstract class KnowsJson {

    abstract JsonNode json();
}

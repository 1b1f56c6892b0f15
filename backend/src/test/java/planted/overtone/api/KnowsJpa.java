package planted.overtone.api;

import jakarta.persistence.EntityManager;

abstract class KnowsJpa {

    abstract EntityManager entities();
}

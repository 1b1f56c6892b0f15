package planted.overtone.web;

import planted.overtone.api.KnowsAPage;

abstract class KnowsTheApi {

    abstract KnowsAPage api();
}

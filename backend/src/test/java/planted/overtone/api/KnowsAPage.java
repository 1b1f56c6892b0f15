package planted.overtone.api;

import planted.overtone.web.Page;

public abstract class KnowsAPage {

    abstract Page page();
}

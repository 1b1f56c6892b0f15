package dev.overtone.web;

import dev.overtone.notation.NetworkJson;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.TrackedRun;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The body of the request that would ask for a run once more. */
final class RequestAgain {

    private RequestAgain() {}

    static ObjectNode of(TrackedRun run) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("network", NetworkJson.write(NetworkJson.read(run.network().json())));
        if (run.device() != null) {
            body.put("device", run.device());
        }
        body.put("batchSize", run.settings().batchSize())
                .put("precision", run.settings().precision())
                .put("runtime", run.settings().runtime())
                .put("threads", run.settings().threads())
                .put("protocol", run.settings().protocol());
        if (run.settings().counters()) {
            body.put("counters", true);
        }
        if (!run.project().id().equals(Project.FIRST)) {
            body.put("project", run.project().name());
        }
        if (run.experiment() != null) {
            body.put("experiment", run.experiment());
        }
        if (!run.tags().isEmpty()) {
            var tags = body.putArray("tags");
            run.tags().forEach(tags::add);
        }
        return body;
    }
}

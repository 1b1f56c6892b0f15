package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Room;
import dev.overtone.architecture.NetworkSpec;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** An analysis with a place in memory that is given back once the page is written. */
final class Analysed {

    private Analysed() {}

    static Analysis of(NetworkSpec network) {
        Room.Place place = Room.SHARED.enter(network);
        try {
            Analysis analysis = Analysis.of(network.graph());
            RequestContextHolder.currentRequestAttributes()
                    .registerDestructionCallback("room", place::close, RequestAttributes.SCOPE_REQUEST);
            return analysis;
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }
}

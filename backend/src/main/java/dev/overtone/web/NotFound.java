package dev.overtone.web;

import dev.overtone.accounts.OutOfSight;
import dev.overtone.accounts.UnknownAccount;
import dev.overtone.profiling.UnknownDevice;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.search.UnknownSearch;
import dev.overtone.tracking.DeletedMeanwhile;
import dev.overtone.tracking.UnknownMetric;
import dev.overtone.tracking.UnknownNetwork;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** How a page says that there is nothing. */
@ControllerAdvice(basePackageClasses = NotFound.class)
class NotFound {

    @ExceptionHandler({
        OutOfSight.class,
        UnknownAccount.class,
        UnknownDevice.class,
        UnknownRun.class,
        UnknownNetwork.class,
        UnknownSearch.class,
        UnknownMetric.class,
        TypeMismatchException.class,
        MissingPathVariableException.class
    })
    void answer(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler
    void answer(DataIntegrityViolationException e, HttpServletResponse response) throws IOException {
        if (!DeletedMeanwhile.isReasonOf(e)) {
            throw e;
        }
        answer(response);
    }
}

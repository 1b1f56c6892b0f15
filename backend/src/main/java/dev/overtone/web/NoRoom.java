package dev.overtone.web;

import dev.overtone.analysis.Room;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** How a page says that too many large networks are asked for at this moment. */
@ControllerAdvice(basePackageClasses = NoRoom.class)
class NoRoom {

    @ExceptionHandler(Room.Crowded.class)
    void answer(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}

package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletResponse;

class NotFoundTests {

    @Test
    void saysThatWhatItBelongsToIsGone() throws IOException {
        var response = new MockHttpServletResponse();
        new NotFound().answer(refused("23503"), response);
        assertThat(response.getStatus()).isEqualTo(404);
    }

    @Test
    void leavesEveryOtherViolationAlone() {
        var response = new MockHttpServletResponse();
        var tooLong = refused("22001");
        assertThatThrownBy(() -> new NotFound().answer(tooLong, response)).isSameAs(tooLong);
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private static DataIntegrityViolationException refused(String state) {
        return new DataIntegrityViolationException("refused", new SQLException("refused", state));
    }
}

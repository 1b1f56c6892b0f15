package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.AbstractStringAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a page answers to an address whose values may be anything. */
final class Answers {

    private final MockMvcTester mvc;

    Answers(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    /** @param parameters names and values by turns */
    MvcTestResult to(String path, String... parameters) {
        var request = mvc.get().uri(path);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    AbstractStringAssert<?> page(String path, String... parameters) {
        MvcTestResult answer = to(path, parameters);
        assertThat(answer).hasStatusOk();
        return assertThat(answer).bodyText();
    }
}

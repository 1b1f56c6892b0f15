package dev.overtone;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers {@value #REACHED} in place of the handler to a request that only asks whether it would reach it: behind every
 * guard, and without doing anything.
 */
@TestConfiguration(proxyBeanMethods = false)
public class OnlyAsked implements WebMvcConfigurer {

    public static final String HEADER = "X-Only-Ask";
    public static final int REACHED = 299;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        if (request.getHeader(HEADER) == null
                                || request.getDispatcherType() != DispatcherType.REQUEST) {
                            return true;
                        }
                        response.setStatus(REACHED);
                        return false;
                    }
                })
                .order(Ordered.LOWEST_PRECEDENCE);
    }
}

package dev.overtone.accounts;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
@ConditionalOnWebApplication
class RouteGuardConfiguration implements WebMvcConfigurer {

    private final RouteGuard guard;
    private final ChangeAudit changes;

    RouteGuardConfiguration(RouteGuard guard, ChangeAudit changes) {
        this.guard = guard;
        this.changes = changes;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard).order(Ordered.HIGHEST_PRECEDENCE);
        registry.addInterceptor(changes).order(Ordered.HIGHEST_PRECEDENCE + 1);
    }
}

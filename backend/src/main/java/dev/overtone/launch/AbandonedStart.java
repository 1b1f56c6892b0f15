package dev.overtone.launch;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.stereotype.Component;

/**
 * Gives up a start during which the process was told to end. Spring would first start whatever is missing and then stop
 * it all; here the next bean is not made, what was made is closed in order, and nothing of it is reported as a failure.
 */
@Component
class AbandonedStart
        implements InstantiationAwareBeanPostProcessor, SmartInitializingSingleton, SpringBootExceptionReporter {

    private volatile boolean started;

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> type, String name) {
        if (!started && isEnding()) {
            throw new Abandoned();
        }
        return null;
    }

    /** Requests that are still answered while the server ends need beans of their own. */
    @Override
    public void afterSingletonsInstantiated() {
        started = true;
    }

    /** Whatever a start fails of while the process ends, such as a hook that it can no longer register. */
    @Override
    public boolean reportException(Throwable failure) {
        return isEnding();
    }

    /** The virtual machine takes no more hooks from the moment on when it begins to end. */
    private static boolean isEnding() {
        var hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static final class Abandoned extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("The process was told to end before it had started.");
        }
    }
}

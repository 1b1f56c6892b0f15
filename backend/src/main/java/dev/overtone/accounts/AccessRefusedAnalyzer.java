package dev.overtone.accounts;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class AccessRefusedAnalyzer extends AbstractFailureAnalyzer<AccessRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable root, AccessRefused cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}

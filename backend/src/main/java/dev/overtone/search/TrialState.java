package dev.overtone.search;

/** How far the try of one network is. */
public enum TrialState {
    WAITING,
    VALUED,
    /** It has its figures and breaks a constraint. */
    INFEASIBLE,
    FAILED;

    /** Of a network that has all figures of the search, in the order of its metrics. */
    static TrialState of(Search search, double[] figures) {
        int objectives = search.objectives().size();
        for (int i = 0; i < search.constraints().size(); i++) {
            if (!search.constraints().get(i).holds(figures[objectives + i])) {
                return INFEASIBLE;
            }
        }
        return VALUED;
    }
}

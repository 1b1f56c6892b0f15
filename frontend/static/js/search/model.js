// The trials of a search as the page knows them, and what follows from them: its networks, its front, its knee.

export const STATES = ["waiting", "valued", "infeasible", "failed"];
export const ORIGINS = ["asked for", "known before", "chosen", "on the exact front"];

/** `about` as the page's island has it. */
export function createModel(about) {
    const trials = new Map();
    let found = [];
    let steps = [];
    let told = 0;
    let best = null;

    /** What a newer answer of the server says. */
    function take(answer) {
        for (const trial of trials.values()) if (trial.state === "waiting") trials.delete(trial.number);
        for (const packed of answer.trials) {
            const trial = unpack(packed);
            trials.set(trial.number, trial);
        }
        told = Math.max(told, answer.told);
        steps = answer.steps;
        found = networks();
        best = null;
    }

    function unpack([number, candidate, state, origin, repeats, place, low, high, ...rest]) {
        return {
            number, candidate, state: STATES[state], origin: ORIGINS[origin], repeats, told: place, low, high,
            figures: about.metrics.map(({column}) => rest[column] ?? null), choices: choices(candidate),
        };
    }

    /** Which of its values each variable takes; the last one changes fastest. */
    function choices(candidate) {
        const taken = [];
        let rest = candidate;
        for (let i = about.dimensions.length - 1; i >= 0; i--) {
            const count = about.dimensions[i].values.length;
            taken[i] = rest % count;
            rest = Math.floor(rest / count);
        }
        return taken;
    }

    /** Trials of one network are one, with the mean of their figures, in the order in which they were told. */
    function networks() {
        const byRoot = new Map();
        for (const trial of [...trials.values()].filter(({state}) => state === "valued").sort((a, b) => a.told - b.told)) {
            const root = trial.repeats || trial.number;
            if (!byRoot.has(root)) byRoot.set(root, []);
            byRoot.get(root).push(trial);
        }
        return [...byRoot.values()].map((own) => (own.length === 1 ? own[0] : {
            ...own[0], times: own.length,
            figures: own[0].figures.map((_, i) => own.reduce((sum, {figures}) => sum + figures[i], 0) / own.length),
        }));
    }

    const losses = (network) => about.objectives.map(({column, most, byRatio}) => {
        const value = byRatio ? Math.log(network.figures[column]) : network.figures[column];
        return most ? -value : value;
    });

    return {
        about, take, losses,
        get told() { return told; },
        get steps() { return steps; },
        get networks() { return found; },
        get trials() { return trials; },
        /** Of all it is found once, however many charts ask. */
        front: (until = found.length) => (until < found.length ? front(found.slice(0, until), losses) : best ??= front(found, losses)),
        knee: (of) => knee(of, losses),
    };
}

/** Those that no other one beats; of equal ones the first. */
export function front(networks, losses) {
    const kept = [];
    for (const network of networks) {
        const own = losses(network);
        if (kept.some((other) => isAsGood(other.losses, own))) continue;
        for (let i = kept.length - 1; i >= 0; i--) if (isAsGood(own, kept[i].losses)) kept.splice(i, 1);
        kept.push({network, losses: own});
    }
    return kept.sort((a, b) => a.losses[0] - b.losses[0]).map(({network}) => network);
}

const isAsGood = (one, other) => one.every((loss, i) => loss <= other[i]);

/** Each loss over this front from 0, its best, to 1. */
export function scaled(of, losses) {
    const all = of.map(losses);
    const least = all[0]?.map((_, i) => Math.min(...all.map((own) => own[i])));
    const most = all[0]?.map((_, i) => Math.max(...all.map((own) => own[i])));
    return (own) => own.map((loss, i) => (most[i] > least[i] ? (loss - least[i]) / (most[i] - least[i]) : loss - least[i]));
}

function knee(of, losses) {
    if (of.length === 0) return null;
    const scale = scaled(of, losses);
    const sum = (network) => scale(losses(network)).reduce((a, b) => a + b, 0);
    return of.reduce((best, network) => (sum(network) < sum(best) ? network : best));
}

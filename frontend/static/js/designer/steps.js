// What was done to a design, step by step, so that it can be undone. Lasts as long as the tab, over reloads too.

const KEPT = "designer-steps";
const MOST = 200;

/** `steps[0]` is where it began; every later step has its `what` in words, and each its `origin`: what it was made from. */
export function createSteps(network, origin) {
    let {steps, at} = recalled(network) ?? {steps: [{network}], at: 0};
    steps[at].origin = origin;

    return {
        get present() {
            return steps[at].network;
        },
        get origin() {
            return steps[at].origin;
        },
        /** The present step, as it stands, is made from this from now on. */
        set origin(origin) {
            steps[at].origin = origin;
            keep();
        },
        /** What "undo" would take back and "redo" would do again, or undefined. */
        get past() {
            return at > 0 ? steps[at].what : undefined;
        },
        get future() {
            return steps[at + 1]?.what;
        },
        /** A new step, unless nothing changed; what had been undone is gone then. */
        take(network, what, origin) {
            if (same(network, steps[at].network)) return;
            steps = [...steps.slice(0, at + 1), {network, what, origin}].slice(-MOST);
            at = steps.length - 1;
            keep();
        },
        undo: () => go(at - 1),
        redo: () => go(at + 1),
    };

    function go(to) {
        at = to;
        keep();
        return steps[at].network;
    }

    function keep() {
        try {
            sessionStorage.setItem(KEPT, JSON.stringify({steps, at}));
        } catch { /* full or refused: undo then lasts as long as the page */ }
    }
}

/** The tab's steps, where they led to the design that the address holds. */
function recalled(network) {
    try {
        const kept = JSON.parse(sessionStorage.getItem(KEPT));
        return same(kept.steps[kept.at].network, network) ? kept : null;
    } catch {
        return null;
    }
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// Charts are drawn one in a frame, those in sight first, so that nobody waits for what cannot be seen.

/** What each chart still has to draw, by its host; asked again before its turn it is drawn once. */
const waiting = new Map();
let asked = false;

/** Resolves once `draw` was called, or a later one of the same host. */
export function inTurn(host, draw) {
    const {promise, resolve} = Promise.withResolvers();
    const earlier = waiting.get(host)?.done ?? [];
    waiting.set(host, {draw, done: [...earlier, resolve]});
    ask();
    return promise;
}

addEventListener("beforeprint", () => {
    while (waiting.size) take(first());
});

function ask() {
    if (asked || waiting.size === 0) return;
    asked = true;
    if (inSight(first())) requestAnimationFrame(next);
    else requestIdleCallback(next, {timeout: 1000});
}

function next() {
    asked = false;
    if (waiting.size) take(first());
    ask();
}

const first = () => [...waiting.keys()].find(inSight) ?? waiting.keys().next().value;

function inSight(host) {
    const {top, bottom} = host.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
}

function take(host) {
    const {draw, done} = waiting.get(host);
    waiting.delete(host);
    draw();
    for (const resolve of done) resolve();
}

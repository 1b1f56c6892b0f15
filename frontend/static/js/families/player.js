// Play, pause, step and scrub. Where less motion is wished, nothing plays by itself.

const PACE = 750;

export function startPlayer({onStep}) {
    const $ = (id) => document.getElementById(id);
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const scrub = $("scrub");
    let at = 0;
    let last = 0;
    let timer = 0;

    function go(to) {
        at = Math.max(0, Math.min(last, to));
        scrub.value = at;
        scrub.style.setProperty("--at", `${(100 * at) / last}%`);
        $("back").disabled = at === 0;
        $("forth").disabled = at === last;
        onStep(at);
    }

    function play(on) {
        clearInterval(timer);
        timer = on && !still.matches ? setInterval(beat, PACE) : 0;
        $("transport").classList.toggle("playing", timer !== 0);
        $("play").setAttribute("aria-label", timer ? "Pause" : "Play");
        $("play").title = `${timer ? "Pause" : "Play"} (Space)`;
        // A voice that reads out every beat would never end.
        $("step").setAttribute("aria-live", timer ? "off" : "polite");
    }

    function toggle() {
        if (!timer && at === last) go(0);
        play(!timer);
    }

    function beat() {
        if (document.hidden) return;
        go(at + 1);
        if (at === last) play(false);
    }

    function byHand(to) {
        play(false);
        go(to);
    }

    const quiet = () => {
        $("play").hidden = still.matches;
        if (still.matches) play(false);
    };
    still.addEventListener("change", quiet);
    quiet();
    $("play").addEventListener("click", toggle);
    $("back").addEventListener("click", () => byHand(at - 1));
    $("forth").addEventListener("click", () => byHand(at + 1));
    scrub.addEventListener("input", () => byHand(Number(scrub.value)));
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
        if (event.key === " " && !event.target.closest("button, a, summary")) toggle();
        else if (event.key === "ArrowRight") byHand(at + 1);
        else if (event.key === "ArrowLeft") byHand(at - 1);
        else return;
        event.preventDefault();
    });

    return {
        get at() {
            return at;
        },
        go: byHand,
        /** There are steps 0..`end` now; stands at `to`. */
        reach(end, to) {
            last = end;
            scrub.max = end;
            go(to);
        },
    };
}

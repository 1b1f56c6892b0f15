// Two handles on every block: the foot of its tallest bar changes k, its right end changes L. By pointer, finger or key.

const PAGE = {growthRate: 8, depth: 4};
const SYMBOLS = {growthRate: "k", depth: "L"};
const NAMES = {growthRate: "growth rate k", depth: "depth L"};
const FINE = 0.25;

/**
 * `bounds` are {growthRate: {min, max}, depth: …}, `valueOf(block, name)` is the design's. `onStart()` comes before a move,
 * `onMove(block, name, value)` with each new value, `onEnd(kept)` after it; `redraw()` when the drawing's scale, which stands
 * still meanwhile, may follow again.
 */
export function startHandles(flow, {bounds, valueOf, onStart, onMove, onEnd, redraw}) {
    let move = null;

    flow.addEventListener("pointerdown", (event) => {
        const handle = event.target.closest(".handle");
        if (!handle || event.button !== 0) return;
        event.preventDefault();
        handle.focus({preventScroll: true});
        start(handle, {x: event.clientX, y: event.clientY, way: 0});
        flow.setPointerCapture(event.pointerId);
        flow.classList.add("dragging");
        handle.closest(".drawing-part").classList.add("dragged");
        for (const part of flow.children) part.style.width = `${part.getBoundingClientRect().width}px`;
    });
    flow.addEventListener("pointermove", (event) => {
        if (!move?.pointer) return;
        const {pointer, name, from, at} = move;
        const step = name === "depth" ? event.clientX - pointer.x : event.clientY - pointer.y;
        pointer.way += step * (event.shiftKey ? FINE : 1);
        pointer.x = event.clientX;
        pointer.y = event.clientY;
        // A bar's height is the square root of its width, so that the bar's foot stays under the pointer.
        if (name === "depth") to(from + pointer.way / at.pitch);
        else to(from * (Math.max(0, at.foot.height + pointer.way) / at.foot.height) ** 2);
    });
    flow.addEventListener("pointerup", () => move?.pointer && end(true));
    flow.addEventListener("pointercancel", () => move?.pointer && end(false));

    flow.addEventListener("keydown", (event) => {
        const handle = event.target.closest(".handle");
        if (!handle || event.ctrlKey || event.metaKey || event.altKey) return;
        const {name, value} = move ?? present(handle);
        const {min, max} = bounds[name];
        const next = {
            ArrowUp: value + 1, ArrowRight: value + 1, ArrowDown: value - 1, ArrowLeft: value - 1,
            PageUp: value + PAGE[name], PageDown: value - PAGE[name], Home: min, End: max,
        }[event.key];
        if (next === undefined) return;
        event.preventDefault();
        if (!move) start(handle, null);
        to(next);
    });
    flow.addEventListener("keyup", () => move && !move.pointer && end(true));
    flow.addEventListener("focusout", (event) => move && !move.pointer && event.target === move.handle && end(true));
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && move) end(false);
    });

    /** Where a handle stands; its picture may be a little behind. */
    function present(handle) {
        return {...handle.here, value: valueOf(handle.here.block, handle.here.name)};
    }

    function start(handle, pointer) {
        onStart();
        const here = present(handle);
        move = {...here, handle, pointer, from: here.value};
        handle.classList.add("moving");
    }

    function to(wanted) {
        const {min, max} = bounds[move.name];
        const value = Math.min(max, Math.max(min, Math.round(wanted)));
        if (value === move.value) return;
        move.value = value;
        write(move.handle, move);
        onMove(move.block, move.name, value);
    }

    function end(kept) {
        const {handle, pointer} = move;
        move = null;
        handle.classList.remove("moving");
        flow.classList.remove("dragging");
        for (const part of flow.children) {
            part.classList.remove("dragged");
            part.style.width = "";
        }
        onEnd(kept);
        if (pointer) redraw();
    }

    function write(handle, {block, name, value}) {
        handle.setAttribute("aria-label", `Block ${block + 1} ${NAMES[name]}, in the drawing`);
        handle.setAttribute("aria-valuenow", value);
        handle.firstElementChild.textContent = `${SYMBOLS[name]} ${value}`;
    }

    return {
        /** The scale that stands still, like every pitch, while a handle is dragged. */
        get held() {
            return move?.pointer ? {most: move.at.most} : null;
        },
        /** Puts a block's handles where its drawing has them, made when they are new. */
        place(stage, block, index, at) {
            for (const name of ["growthRate", "depth"]) {
                const handle = stage.querySelector(`.handle.${name}`) ?? stage.appendChild(made(name, bounds[name]));
                const value = name === "depth" ? block.widths.length : block.growthRate;
                const own = move?.handle === handle;
                handle.here = {block: index, name, value, at};
                if (!own) write(handle, handle.here);
                const {x, y} = name === "depth" ? at.end : at.foot;
                handle.style.left = `${x}px`;
                handle.style.top = `${y}px`;
            }
        },
    };
}

function made(name, {min, max}) {
    const handle = document.createElement("div");
    handle.className = `handle ${name}`;
    handle.tabIndex = 0;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-valuemin", min);
    handle.setAttribute("aria-valuemax", max);
    handle.setAttribute("aria-orientation", name === "depth" ? "horizontal" : "vertical");
    handle.title = name === "depth" ? "Drag sideways to change L" : "Drag up or down to change k; with Shift finely";
    handle.innerHTML = `<span class="bubble" aria-hidden="true"></span>`;
    return handle;
}

// The table's head under the hand: columns are dragged to another place and to another width, by pointer or by key, and
// each has a menu of all that can be done with it.

import {addressWith, columns, headOf, heads, moved, widened} from "app/runs/address.js";

const STEP = 16;

export function startHeader({view, filter}) {
    const menu = document.getElementById("column-menu");
    let dragged = null;
    let resized = null;

    const headAt = (target) => target.closest?.("#runs-table thead th[data-column]");
    const go = (changes) => view.go(addressWith(changes));

    function shift(head, by) {
        const all = columns();
        const at = all.indexOf(head.dataset.column);
        const to = at + by;
        if (to < 0 || to >= all.length) return;
        go({columns: moved(head.dataset.column, by < 0 ? all[to] : all[to + 1] ?? null).join(",")});
    }

    function widen(head, by) {
        go({widths: widened(head.dataset.column, head.offsetWidth + by)});
    }

    // Places.
    document.addEventListener("dragstart", (event) => {
        const head = headAt(event.target);
        if (!head || resized) return;
        dragged = head.dataset.column;
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", head.dataset.label);
    });
    document.addEventListener("dragover", (event) => {
        const head = dragged && headAt(event.target);
        if (!head) return;
        event.preventDefault();
        forget();
        head.classList.add(isAfter(head, event) ? "drop-after" : "drop-before");
    });
    document.addEventListener("drop", (event) => {
        const head = dragged && headAt(event.target);
        if (!head) return;
        event.preventDefault();
        const all = columns();
        const at = all.indexOf(head.dataset.column) + (isAfter(head, event) ? 1 : 0);
        const order = moved(dragged, all.slice(at).find((column) => column !== dragged) ?? null);
        if (order.join() !== all.join()) go({columns: order.join(",")});
    });
    document.addEventListener("dragend", () => {
        dragged = null;
        forget();
    });
    const isAfter = (head, {clientX}) => clientX > head.getBoundingClientRect().left + head.offsetWidth / 2;
    const forget = () => {
        for (const head of heads()) head.classList.remove("drop-before", "drop-after");
    };

    // Widths.
    document.addEventListener("pointerdown", (event) => {
        const grip = event.target.closest?.("#runs-table .grip");
        if (!grip) return;
        event.preventDefault();
        const head = headAt(grip);
        resized = {head, from: event.clientX, width: head.offsetWidth};
        grip.setPointerCapture(event.pointerId);
    });
    document.addEventListener("pointermove", (event) => {
        if (!resized) return;
        const width = `${Math.max(48, resized.width + event.clientX - resized.from)}px`;
        Object.assign(resized.head.style, {width, minWidth: width, maxWidth: width});
    });
    document.addEventListener("pointerup", () => {
        if (!resized) return;
        const {head, width} = resized;
        resized = null;
        if (head.offsetWidth !== width) go({widths: widened(head.dataset.column, head.offsetWidth)});
    });
    document.addEventListener("dblclick", ({target}) => {
        if (target.matches?.("#runs-table .grip")) go({widths: widened(headAt(target).dataset.column, null)});
    });

    document.addEventListener("keydown", (event) => {
        const head = headAt(event.target);
        if (!head || event.ctrlKey || event.metaKey || event.altKey) return;
        const does = event.shiftKey && event.key === "ArrowLeft" ? () => shift(head, -1)
            : event.shiftKey && event.key === "ArrowRight" ? () => shift(head, 1)
                : event.key === "+" ? () => widen(head, STEP)
                    : event.key === "-" || event.key === "−" ? () => widen(head, -STEP) : null;
        if (!does) return;
        event.preventDefault();
        does();
    });

    // All of it, in one menu.
    document.addEventListener("click", ({target}) => {
        const opener = target.closest("[data-column-menu]");
        if (opener) return void open(opener);
        const choice = target.closest("#column-menu [data-does]");
        if (!choice) return;
        const head = headOf(menu.dataset.column);
        menu.hidePopover();
        if (head) actions[choice.dataset.does](head);
    });
    // The menu belongs to what it was opened from, also for the next press of Tab.
    menu.addEventListener("toggle", (event) => {
        if (event.newState === "open") return;
        const opener = headOf(menu.dataset.column)?.querySelector("[data-column-menu]");
        opener?.setAttribute("aria-expanded", "false");
        if (document.activeElement === document.body || menu.contains(document.activeElement)) opener?.focus({preventScroll: true});
    });
    menu.addEventListener("keydown", (event) => {
        const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
        if (!by) return;
        event.preventDefault();
        const all = [...menu.querySelectorAll("[data-does]:not([hidden])")];
        all[(all.indexOf(document.activeElement) + by + all.length) % all.length].focus();
    });

    function open(opener) {
        const {dataset} = headAt(opener);
        menu.dataset.column = dataset.column;
        menu.querySelector("h2").textContent = dataset.label;
        menu.querySelector("[data-meaning]").textContent = dataset.meaning;
        const all = columns();
        const at = all.indexOf(dataset.column);
        const isOffered = {
            ascending: dataset.sortable, descending: dataset.sortable, also: dataset.sortable && dataset.also,
            group: dataset.groupable, left: at > 0, right: at < all.length - 1,
            usual: dataset.width, keep: !dataset.last, release: dataset.last, hide: all.length > 1,
        };
        for (const choice of menu.querySelectorAll("[data-does]")) {
            const offered = isOffered[choice.dataset.does];
            choice.hidden = choice.dataset.does in isOffered && !offered;
        }
        menu.showPopover();
        opener.setAttribute("aria-expanded", "true");
        const place = opener.getBoundingClientRect();
        menu.style.left = `${Math.max(8, Math.min(place.left, innerWidth - menu.offsetWidth - 8))}px`;
        menu.style.top = `${Math.max(8, Math.min(place.bottom + 4, innerHeight - menu.offsetHeight - 8))}px`;
        menu.querySelector("[data-does]:not([hidden])").focus();
    }

    const actions = {
        ascending: (head) => go({sort: head.dataset.column}),
        descending: (head) => go({sort: `${head.dataset.column} desc`}),
        also: (head) => view.go(head.dataset.also),
        filter: (head) => filter.begin(head.dataset.column),
        group: (head) => go({group: [...new Set([...(new URLSearchParams(location.search).get("group") ?? "").split(",").filter(Boolean), head.dataset.column])].join(",")}),
        left: (head) => shift(head, -1),
        right: (head) => shift(head, 1),
        wider: (head) => widen(head, 4 * STEP),
        narrower: (head) => widen(head, -4 * STEP),
        usual: (head) => go({widths: widened(head.dataset.column, null)}),
        keep: (head) => go({left: columns().indexOf(head.dataset.column) + 1}),
        release: () => go({left: 0}),
        hide: (head) => go({columns: columns().filter((column) => column !== head.dataset.column).join(",")}),
    };

    return {
        /** Each kept column begins where the one before it ends. */
        lay() {
            const table = document.querySelector("#runs-table table");
            if (!table) return;
            let left = table.querySelector("thead th:first-child")?.offsetWidth ?? 0;
            heads().filter((head) => head.classList.contains("kept")).forEach((head, i) => {
                table.style.setProperty(`--left-${i}`, `${left}px`);
                left += head.offsetWidth;
            });
        },
        isBusy: () => dragged !== null || resized !== null || menu.matches(":popover-open"),
    };
}

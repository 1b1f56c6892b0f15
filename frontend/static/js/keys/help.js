// "?": the keys of every page and of this one.

import {keyedElements, labelOf} from "app/keys/elements.js";
import {letSingleKeysAct, singleKeysAct} from "app/keys/manners.js";
import {places} from "app/keys/places.js";

export function startHelp(dialog, {command, rows}) {
    const lists = dialog.querySelector("#keys-lists");
    const switcher = dialog.querySelector("#keys-on");

    dialog.querySelector("#keys-close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
        if (event.target === dialog) dialog.close();
    });
    switcher.addEventListener("change", () => letSingleKeysAct(switcher.checked));

    function everywhere() {
        return [
            [[command], "Jump to a page, network, run, project or action"],
            [["?"], "Show these keys"],
            ...places().filter(({key}) => key).map(({key, name}) => [["g", key], `Go to ${name}`]),
            [["Esc"], "Close what is open"],
        ];
    }

    function here() {
        const own = keyedElements().map((element) => [element.getAttribute("aria-keyshortcuts").replaceAll("Control", "Ctrl").split(" "), labelOf(element)]);
        if (rows.any()) own.unshift([["j"], "Next row"], [["k"], "Row before"], [["Enter"], "Open the row"]);
        if (rows.choosable()) own.splice(3, 0, [["x"], "Mark the row, to compare"]);
        if (document.querySelector("[data-filter]")) own.unshift([["/"], "Filter by name or id"]);
        for (const hint of document.querySelectorAll("[data-key-hint]")) own.push([hint.dataset.keyHint.split(" "), hint.dataset.keyLabel]);
        return own;
    }

    return {
        open() {
            const own = here();
            lists.replaceChildren(list("On every page", everywhere()), ...(own.length ? [list("On this page", own)] : []));
            switcher.checked = singleKeysAct();
            dialog.showModal();
            dialog.querySelector("#keys-title").focus();
            return true;
        },
    };
}

function list(title, entries) {
    const section = document.createElement("section");
    const heading = document.createElement("h3");
    heading.textContent = title;
    const rows = document.createElement("dl");
    for (const [keys, does] of entries) {
        const term = document.createElement("dt");
        keys.forEach((key, i) => {
            if (i > 0) term.append(" ");
            term.append(Object.assign(document.createElement("kbd"), {textContent: key}));
        });
        rows.append(term, Object.assign(document.createElement("dd"), {textContent: does}));
    }
    section.append(heading, rows);
    return section;
}

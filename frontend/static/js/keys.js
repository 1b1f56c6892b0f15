// The keyboard alone: which keys every page knows, and those that its elements say with aria-keyshortcuts.
//
// An element with aria-keyshortcuts="M" and data-key="focus" or data-key="press" is focused or pressed by its key;
// without data-key it answers to its keys itself and is only listed. data-key-label names it where its text does not.

import {startHelp} from "app/keys/help.js";
import {act, elementFor} from "app/keys/elements.js";
import {isTyping, singleKeysAct} from "app/keys/manners.js";
import {startPalette} from "app/keys/palette.js";
import {places} from "app/keys/places.js";
import {startRows} from "app/keys/rows.js";

const SEQUENCE_ENDS_AFTER = 1500;
const onApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function startKeys() {
    const dialog = document.getElementById("palette");
    if (!dialog) return;
    const rows = startRows();
    const help = startHelp(document.getElementById("keys"), {command: onApple ? "⌘ K" : "Ctrl K", rows});
    const palette = startPalette(dialog, {actions: {"Show the keys": help.open}});
    let going = -Infinity;

    showButton("jump", palette.open);
    showButton("show-keys", help.open);
    for (const key of document.querySelectorAll("[data-command-key]")) key.textContent = onApple ? "⌘ K" : "Ctrl K";

    document.addEventListener("keydown", (event) => {
        if (event.defaultPrevented || event.isComposing) return;
        const acted = isCommand(event) ? toggle(palette) : isPlain(event) && !isTyping(event) && singleKeysAct() && single(event.key);
        if (acted) event.preventDefault();
    });

    const isCommand = (event) => event.key.toLowerCase() === "k" && (onApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey)
        && !event.altKey && !event.shiftKey;
    // Shift is part of typing "?" on many keyboards, so it may be down.
    const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && (!event.shiftKey || event.key.length === 1);

    function toggle({open, close, isOpen}) {
        if (isOpen()) close();
        else if (!document.querySelector("dialog[open]")) open();
        return true;
    }

    /** Whether the key meant something. */
    function single(key) {
        if (document.querySelector("dialog[open]")) return false;
        if (performance.now() - going < SEQUENCE_ENDS_AFTER) {
            going = -Infinity;
            const place = places().find((candidate) => candidate.key === key);
            if (place) return go(place);
        }
        switch (key) {
            case "g":
                going = performance.now();
                return true;
            case "?": return help.open();
            case "/": return focusFilter();
            case "j": return rows.move(1);
            case "k": return rows.move(-1);
            case "x": return rows.choose();
            default: return act(elementFor(key));
        }
    }
}

function showButton(id, open) {
    const button = document.getElementById(id);
    button.hidden = false;
    button.addEventListener("click", open);
}

function go({address}) {
    location.assign(address);
    return true;
}

function focusFilter() {
    const field = document.querySelector("[data-filter]");
    field?.focus();
    field?.select?.();
    return Boolean(field);
}

// Undo and redo: two buttons, the usual keys, and a line that says what they did.

const CONTROL = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl+";

/**
 * `settle()` makes a step of what is still being typed; `onMove(network)` takes over the network of another step.
 */
export function startUndo({steps, form, settle, onMove}) {
    const undo = document.getElementById("undo");
    const redo = document.getElementById("redo");
    const told = document.getElementById("told");

    function show() {
        label(undo, "Undo", steps.past, `${CONTROL}Z`);
        label(redo, "Redo", steps.future, `${CONTROL}Shift+Z`);
    }

    function label(button, verb, what, keys) {
        // A button that falls asleep under the hand hands the focus to the other one.
        if (!what && button === document.activeElement) [undo, redo].find((other) => other !== button).focus();
        button.disabled = !what;
        button.title = what ? `${verb}: ${what} (${keys})` : `Nothing to ${verb.toLowerCase()}`;
    }

    function move(back) {
        settle();
        const what = back ? steps.past : steps.future;
        if (!what) return;
        onMove(back ? steps.undo() : steps.redo());
        told.textContent = `${back ? "Undone" : "Redone"}: ${what}`;
        (back ? redo : undo).disabled = false;
        show();
        if (document.activeElement === document.body) (undo.disabled ? redo : undo).focus();
    }

    undo.addEventListener("click", () => move(true));
    redo.addEventListener("click", () => move(false));
    document.addEventListener("keydown", (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey || hasUndoOfItsOwn(event.target, form)) return;
        if (document.querySelector("dialog[open]")) return;
        const key = event.key.toLowerCase();
        if (key !== "z" && key !== "y") return;
        event.preventDefault();
        move(key === "z" && !event.shiftKey);
    });
    show();

    return {
        /** A step was taken: what had been told is past. */
        taken() {
            told.textContent = "";
            show();
        },
    };
}

/** Text that is no part of the design: a browser undoes typing there. */
function hasUndoOfItsOwn(target, form) {
    return target.matches("textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])") && !form.contains(target);
}

// What the hand does to the controls, as changes of the network.

import {field, readNetwork, syncSliders} from "app/designer/controls.js";
import {inFamily, scaled, withBlocks, withScope, withValue} from "app/designer/design.js";

/**
 * `present()` and `anchor()` are the network as it stands and as "all blocks" measures from;
 * `change(network, {commit, what, …})` takes a new one over, `settle()` commits what it last took.
 */
export function startEditing(form, {presets, mostBlocks, present, anchor, change, settle}) {
    let held = null;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => onControl(event.target, false));
    form.addEventListener("change", (event) => onControl(event.target, event.target !== held));
    // A slider commits at every repeat of a key; however long the key is held, it is one step.
    form.addEventListener("keydown", (event) => { held = event.target.type === "range" ? event.target : null; });
    for (const end of ["keyup", "focusout"]) {
        form.addEventListener(end, () => {
            if (held) settle();
            held = null;
        });
    }
    form.addEventListener("click", onButton);

    function onControl(control, commit) {
        if (control.id === "preset") {
            if (commit && control.value) change(presets[control.value], {commit, what: `preset ${control.value}`, preset: control.value});
        } else if (control.name === "family") {
            if (commit) change(inFamily(present(), control.value, presets), {commit});
        } else if (control.id === "scope") {
            if (commit) change(withScope(present(), control.value), {commit});
        } else {
            if (control.dataset.slides) field(form, control.dataset.slides).value = control.value;
            const scale = control.closest("[data-scale]")?.dataset.scale;
            if (scale) onScale(scale, commit);
            else onValue(control.dataset.path ?? control.dataset.slides, commit);
        }
    }

    function onScale(name, commit) {
        const input = field(form, `scale.${name}`);
        const percent = Number(input.value);
        if (!(percent > 0)) return;
        const what = `all blocks ${name === "depth" ? "depth L" : "growth rate k"} at ${Math.round(percent)} %`;
        change(scaled(present(), anchor(), name, percent), {commit, what, keepAnchor: true});
        input.value = percent;
        syncSliders(form);
    }

    function onValue(path, commit) {
        const read = readNetwork(form);
        if (read.scope === "network" && /growthRate$/.test(path)) {
            change(withValue(read, 0, "growthRate", Number(field(form, path).value)), {commit});
        } else {
            change(read, {commit, write: false});
        }
    }

    function onButton(event) {
        const button = event.target.closest("[data-do]");
        if (!button) return;
        const action = button.dataset.do;
        const blocks = [...form.querySelectorAll("#blocks [data-block]")];
        const i = blocks.indexOf(button.closest("[data-block]"));
        const what = {up: `block ${i + 1} moved up`, down: `block ${i + 1} moved down`, duplicate: `block ${i + 1} duplicated`}[action];
        change(withBlocks(present(), action, i, mostBlocks), {commit: true, what});
        const moved = {up: Math.max(0, i - 1), down: Math.min(i + 1, blocks.length - 1)}[action];
        if (moved !== undefined) form.querySelectorAll("#blocks [data-block]")[moved].querySelector(`[data-do="${action}"]`).focus();
    }
}

// What the server refused, told beside the controls it is about.

import {field} from "app/designer/controls.js";

export function showProblems(form, host, html) {
    clearProblems(form, host);
    host.innerHTML = html;
    for (const item of host.querySelectorAll("[data-field]")) {
        const {place, control} = find(form, item.dataset.field);
        if (control) {
            control.setAttribute("aria-invalid", "true");
        }
        if (place) {
            place.textContent = item.dataset.message;
            place.hidden = false;
            place.id = `problem-${place.dataset.problem}`;
            control?.setAttribute("aria-describedby", place.id);
        }
    }
}

export function clearProblems(form, host) {
    host.replaceChildren();
    for (const control of form.querySelectorAll("[aria-invalid]")) {
        control.removeAttribute("aria-invalid");
        control.removeAttribute("aria-describedby");
    }
    for (const place of form.querySelectorAll("[data-problem]")) place.hidden = true;
}

/** The control of this path, and the nearest place to tell about it: its own, its block's, or the list of blocks. */
function find(form, path) {
    const places = [path, path.replace(/(blocks\[\d+\]).*/, "$1"), path.replace(/\[.*/, "")];
    for (const candidate of places) {
        const place = form.querySelector(`[data-problem="${CSS.escape(candidate)}"]`);
        if (place) return {place, control: field(form, path)};
    }
    return {place: null, control: field(form, path)};
}

// Elements that say their keys themselves.

/** Those that can be used now, in the page's order. */
export function keyedElements() {
    return [...document.querySelectorAll("[aria-keyshortcuts]")].filter(isUsable);
}

export function elementFor(key) {
    return keyedElements().find((element) => element.dataset.key && element.getAttribute("aria-keyshortcuts").toLowerCase() === key.toLowerCase());
}

export const labelOf = (element) => element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? element.textContent.trim();

export const isUsable = (element) => element.checkVisibility() && !element.disabled;

/** Whether there was something to do. */
export function act(element) {
    if (!element) return false;
    element.focus();
    element.scrollIntoView({block: "nearest"});
    if (element.dataset.key === "press") element.click();
    return true;
}

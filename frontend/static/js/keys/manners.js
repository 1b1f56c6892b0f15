// When keys keep quiet.

const TYPES_NOTHING = /^(button|checkbox|color|file|image|radio|range|reset|submit)$/;
const SETTING = "single-keys";

/** Whether the key goes into a field. */
export function isTyping({target}) {
    return target instanceof HTMLInputElement ? !TYPES_NOTHING.test(target.type) : target.matches?.("textarea, select") || target.isContentEditable;
}

/** Keys without a modifier can be turned off: some people's tools type letters that nobody meant. */
export function singleKeysAct() {
    try {
        return localStorage.getItem(SETTING) !== "off";
    } catch {
        return true;
    }
}

export function letSingleKeysAct(on) {
    try {
        if (on) localStorage.removeItem(SETTING);
        else localStorage.setItem(SETTING, "off");
    } catch { /* private windows may refuse; the keys then stay as they are */ }
}

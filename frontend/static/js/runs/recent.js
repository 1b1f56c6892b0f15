// The filters that somebody used last, in this browser.

const KEY = "runs-filters";
const MOST = 8;

export function recentFilters() {
    try {
        const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
        return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, MOST) : [];
    } catch {
        return [];
    }
}

export function remember(filter) {
    if (!filter) return;
    try {
        localStorage.setItem(KEY, JSON.stringify([filter, ...recentFilters().filter((one) => one !== filter)].slice(0, MOST)));
    } catch { /* private windows may refuse; nothing is remembered then */ }
}

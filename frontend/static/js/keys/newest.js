// Asks the server; an answer that a newer question has overtaken is null.

const PATIENCE = 10_000;

export function newestAnswer() {
    let asking = null;

    return async function ask(address) {
        asking?.abort();
        const mine = asking = new AbortController();
        try {
            const response = await fetch(address, {signal: AbortSignal.any([mine.signal, AbortSignal.timeout(PATIENCE)])});
            const html = await response.text();
            if (mine !== asking) return null;
            if (response.redirected) return {trouble: "You are logged out. Reload the page to log in again."};
            return response.ok ? {html} : {trouble: "The server could not search."};
        } catch {
            return mine === asking ? {trouble: "The server does not answer."} : null;
        }
    };
}

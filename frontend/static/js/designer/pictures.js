// Asks the server for pictures: one at a time, the newest question first, what was overtaken is dropped.

const WAIT = 20;

export function pictures({onPicture, onRefusal}) {
    const token = document.querySelector('meta[name="csrf"]');
    let waiting = 0;
    let flight = null;

    return function ask(network, baseline) {
        clearTimeout(waiting);
        waiting = setTimeout(() => fly(network, baseline), WAIT);
    };

    async function fly(network, baseline) {
        flight?.abort();
        const own = flight = new AbortController();
        const headers = token ? {[token.dataset.header]: token.content} : {};
        try {
            const answer = await fetch("/designer/picture", {
                method: "POST",
                headers,
                body: new URLSearchParams({network: JSON.stringify(network), baseline}),
                signal: own.signal,
            });
            const html = await answer.text();
            if (own.signal.aborted) return;
            if (answer.status === 422) onRefusal(html);
            else if (answer.ok && !answer.redirected) onPicture(new DOMParser().parseFromString(html, "text/html"));
            else onRefusal(told("The server could not draw this.", "Reload the page; the address holds the design."));
        } catch (error) {
            if (error.name !== "AbortError") onRefusal(told("The server does not answer.", "The next change tries again."));
        }
    }
}

const told = (what, then) => `<div class="notice bad" role="alert"><h2>${what}</h2><p>${then}</p></div>`;

// One question about costs to the server, and its answer as a piece of page.

const PATIENCE = 20_000;

export async function ask(url, network, question) {
    const token = document.querySelector('meta[name="csrf"]');
    try {
        const response = await fetch(url, {
            method: "POST",
            headers: token ? {[token.dataset.header]: token.content} : {},
            body: new URLSearchParams({network: JSON.stringify(network), question: JSON.stringify(question)}),
            signal: AbortSignal.timeout(PATIENCE),
        });
        if (response.status === 403 || response.redirected) return failed("You are logged out. Reload the page to log in again.");
        if (!response.ok && response.status !== 422) return failed("The server could not count this.");
        return {html: await response.text(), refused: !response.ok};
    } catch {
        return failed("The server does not answer. The next change tries again.");
    }
}

const failed = (why) => ({html: `<div class="notice bad" role="alert"><p>${why}</p></div>`, refused: true});

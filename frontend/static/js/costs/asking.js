// One question about costs to the server, and its answer as a piece of page.

import {isLoggedOut, post} from "app/post.js";

const PATIENCE = 20_000;

export async function ask(url, network, question) {
    try {
        const response = await post(url, {network: JSON.stringify(network), question: JSON.stringify(question)}, PATIENCE);
        if (isLoggedOut(response)) return failed("You are logged out. Reload the page to log in again.");
        if (!response.ok && response.status !== 422) return failed("The server could not count this.");
        return {html: await response.text(), refused: !response.ok};
    } catch {
        return failed("The server does not answer. The next change tries again.");
    }
}

const failed = (why) => ({html: `<div class="notice bad" role="alert"><p>${why}</p></div>`, refused: true});

// A form's fields to the server, with the token that proves that the page is its own.

export function post(url, fields, patience) {
    const token = document.querySelector('meta[name="csrf"]');
    return fetch(url, {
        method: "POST",
        headers: token ? {[token.dataset.header]: token.content} : {},
        body: new URLSearchParams(fields),
        signal: AbortSignal.timeout(patience),
    });
}

/** Whether an answer says that nobody is logged in any more. */
export const isLoggedOut = (response) => response.status === 403 || response.redirected;

// The pages of the navigation, and the letter that follows "g" for each.

const LETTERS = {"/": "h", "/designer": "d", "/networks": "n", "/runs": "r", "/projects": "o", "/searches": "s", "/devices": "v", "/compare": "p"};

export function places() {
    return [...document.querySelectorAll("#places a")].map((link) => {
        const path = new URL(link.href).pathname;
        return {name: link.textContent.trim(), address: link.href, key: LETTERS[path], here: link.getAttribute("aria-current") === "page"};
    });
}

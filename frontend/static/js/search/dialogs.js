// Buttons that open a dialog and close it; what opens it may come and go.

export function startDialogs(root) {
    root.addEventListener("click", ({target}) => {
        const opener = target.closest("[data-opens]");
        if (opener) document.getElementById(opener.dataset.opens).showModal();
        if (target.closest("[data-close]")) target.closest("dialog").close();
    });
    root.querySelector("dialog[data-open]")?.showModal();
}

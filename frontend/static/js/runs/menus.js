// Menus that fold out and dialogs that open, wherever the page's parts come and go.

export function startMenus() {
    const opened = () => document.querySelectorAll("#main details.menu[open]");

    document.addEventListener("click", (event) => {
        const {target} = event;
        const opener = target.closest("#main [data-opens]");
        if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            opener.closest("details.menu")?.removeAttribute("open");
            const dialog = document.getElementById(opener.dataset.opens);
            if (dialog.open) dialog.close();
            dialog.showModal();
        }
        if (target.closest("#main dialog [data-close]")) {
            event.preventDefault();
            target.closest("dialog").close();
        }
        for (const menu of opened()) if (!menu.contains(target)) menu.open = false;
    });
    document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        const menu = event.target.closest?.("#main details.menu[open]");
        if (!menu) return;
        event.preventDefault();
        menu.open = false;
        menu.querySelector("summary").focus();
    });
    document.addEventListener("focusout", ({target, relatedTarget}) => {
        const menu = target.closest?.("#main details.menu[open]");
        if (menu && relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
    });
}

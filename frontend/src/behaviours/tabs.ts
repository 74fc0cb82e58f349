/**
 * Links to parts of a page become tabs: one part in sight, arrows move between tabs. A link may also
 * be followed from elsewhere (`#marks` in the address).
 */
export function connect(element: HTMLElement): void {
  const tabs = [...element.querySelectorAll<HTMLAnchorElement>("a[href^='#']")];
  const panels = tabs.map((tab) => document.getElementById(tab.hash.slice(1)));
  element.setAttribute("role", "tablist");
  tabs.forEach((tab, index) => {
    const panel = panels[index];
    if (!panel) return;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", tab.hash);
      choose(tabs, panels, index);
    });
  });
  element.addEventListener("keydown", (event) => {
    const next = neighbour(tabs, event);
    if (next === undefined) return;
    event.preventDefault();
    choose(tabs, panels, next);
    tabs[next]?.focus();
  });
  const fromAddress = () => tabs.findIndex((tab) => tab.hash === location.hash);
  window.addEventListener("hashchange", () => {
    if (fromAddress() >= 0) choose(tabs, panels, fromAddress());
  });
  choose(tabs, panels, Math.max(0, fromAddress()));
}

function choose(tabs: HTMLElement[], panels: (HTMLElement | null)[], chosen: number): void {
  tabs.forEach((tab, index) => {
    tab.setAttribute("aria-selected", String(index === chosen));
    tab.tabIndex = index === chosen ? 0 : -1;
    const panel = panels[index];
    if (panel) panel.hidden = index !== chosen;
  });
}

function neighbour(tabs: HTMLAnchorElement[], event: KeyboardEvent): number | undefined {
  const here = tabs.indexOf(document.activeElement as HTMLAnchorElement);
  if (here < 0) return undefined;
  switch (event.key) {
    case "ArrowRight":
      return (here + 1) % tabs.length;
    case "ArrowLeft":
      return (here - 1 + tabs.length) % tabs.length;
    case "Home":
      return 0;
    case "End":
      return tabs.length - 1;
    default:
      return undefined;
  }
}

import { text } from "./i18n";

type Behaviours = Record<string, { connect: (element: HTMLElement) => void }>;
type Islands = Record<
  string,
  () => Promise<{ mount: (element: HTMLElement) => void | Promise<void> }>
>;

/** Gives every element the behaviours it names, e.g. `data-behaviour="menu"`. */
export function connectBehaviours(root: ParentNode, behaviours: Behaviours): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-behaviour]")) {
    for (const name of (element.dataset.behaviour ?? "").split(/\s+/)) {
      behaviours[`./behaviours/${name}.ts`]?.connect(element);
    }
  }
}

/** Brings every instrument of the page to life; the page stays readable where one fails. */
export async function mountIslands(root: ParentNode, islands: Islands): Promise<void> {
  const elements = [...root.querySelectorAll<HTMLElement>("[data-island]")];
  await Promise.all(elements.map((element) => mountIsland(element, islands)));
}

async function mountIsland(element: HTMLElement, islands: Islands): Promise<void> {
  try {
    const load = islands[`./islands/${element.dataset.island}/index.ts`];
    if (!load) throw new Error(`no island ${element.dataset.island}`);
    await (await load()).mount(element);
    element.dataset.ready = "";
  } catch (error) {
    const banner = document.createElement("p");
    banner.className = "banner banner--danger";
    banner.setAttribute("role", "alert");
    banner.textContent = text("island-failed");
    element.before(banner);
    reportError(error);
  }
}

import "./lib/icons";
import { connectBehaviours, mountIslands } from "./lib/connect";

/** `behaviours/<name>.ts` serves `data-behaviour="<name>"`: adding the file is all. */
const behaviours = import.meta.glob<{ connect: (element: HTMLElement) => void }>(
  ["./behaviours/*.ts", "!./behaviours/*.test.ts"],
  { eager: true },
);

/** `islands/<name>/index.ts` serves `data-island="<name>"`, loaded only where it is used. */
const islands = import.meta.glob<{ mount: (element: HTMLElement) => void | Promise<void> }>(
  "./islands/*/index.ts",
);

connectBehaviours(document, behaviours);
await mountIslands(document, islands);
document.documentElement.dataset.ready = "";

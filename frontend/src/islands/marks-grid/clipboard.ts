import { text } from "../../lib/i18n";
import { previewPaste } from "../journal-panels/paste-preview";
import type { Acts, Stage } from "./acts";
import type { Place } from "./deeds";
import { type PastedLine, readPaste } from "./paste";
import type { Selection } from "./selection";

/** Cells out of the grid and a column into it, by the keys that every spreadsheet has. */
export class Clipboard {
  constructor(
    private readonly stage: Stage,
    private readonly acts: Acts,
    private readonly selection: Selection,
  ) {
    document.addEventListener("copy", (event) => this.copy(event));
    document.addEventListener("cut", (event) => {
      if (this.copy(event)) this.acts.carryOut({ do: "clear" }, this.stage.grid.current);
    });
    document.addEventListener("paste", (event) => void this.paste(event));
  }

  /** Events of the clipboard come to the document; they are the grid's while it has the focus. */
  private get here(): boolean {
    const focus = document.activeElement;
    return !(focus instanceof HTMLInputElement) && this.stage.grid.placeOf(focus) !== null;
  }

  private copy(event: ClipboardEvent): boolean {
    if (!this.here || String(document.getSelection())) return false;
    event.preventDefault();
    const lines = this.selection.lines;
    const words = lines.map((line) => line.map((place) => this.words(place)).join("\t"));
    event.clipboardData?.setData("text/plain", words.join("\n"));
    this.stage.say(text("grid-copied", { num: lines.flat().length }));
    return true;
  }

  private async paste(event: ClipboardEvent): Promise<void> {
    if (!this.here) return;
    event.preventDefault();
    const { grid, sheet, say } = this.stage;
    const place = grid.current;
    const obstacle = this.acts.refusal({ do: "fill" }, place);
    if (obstacle) return say(obstacle);
    const pasted = readPaste(event.clipboardData?.getData("text/plain") ?? "", {
      names: grid.lines.map((_, pupil) => grid.name(pupil)),
      from: place.pupil,
      scale: sheet.scale,
      out: (pupil) => this.stage.out({ pupil, lesson: place.lesson }),
    });
    if (pasted.kind === "long") return say(text("grid-paste-long", { num: pasted.num }));
    if (pasted.kind !== "lines") return say(text(`grid-paste-${pasted.kind}`));
    const chosen = await previewPaste(this.stage, place.lesson, pasted.lines);
    grid.go(place);
    if (chosen.length) this.put(place, chosen);
  }

  private put({ lesson }: Place, lines: PastedLine[]): void {
    this.stage.writer.together(() => {
      for (const { pupil, typed } of lines) {
        if (pupil !== null && typed) this.acts.keep({ pupil, lesson }, typed);
      }
    });
    this.stage.say(text("grid-pasted", { num: lines.length }));
  }

  private words({ pupil, lesson }: Place): string {
    const { letter, marks } = this.stage.sheet.look(pupil, lesson);
    return marks.length ? marks.map(([value]) => value).join("/") : letter;
  }
}

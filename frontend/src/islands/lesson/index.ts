import { Outbox } from "../../offline/outbox";
import { Attendance, Late } from "./attendance";
import type { LessonData } from "./data";
import { Marks } from "./marks";
import { Homework, Topic } from "./writing";

const MINUTE_MS = 60_000;

/** The page of a lesson as an instrument: `data-island="lesson"`. Its forms write by the outbox. */
export async function mount(root: HTMLElement): Promise<void> {
  const script = document.getElementById("lesson-data");
  if (!script) return;
  const data: LessonData = JSON.parse(script.textContent ?? "");
  const outbox = new Outbox(data.owner);
  const form = (name: string) => root.querySelector<HTMLFormElement>(`[data-form="${name}"]`);
  const late = form("late");
  const attendance = form("attendance");
  if (attendance && late) new Attendance(attendance, data, outbox, new Late(late, data, outbox));
  const topic = form("topic");
  if (topic) new Topic(topic, data, outbox);
  const homework = form("homework");
  if (homework) new Homework(homework, data, outbox);
  const pad = form("mark");
  const marks = pad?.querySelector(".pad") ? new Marks(pad, data, outbox) : null;
  countDown(data.ends_at);
  followTabs(root);
  await outbox.start();
  marks?.takeUp();
}

/** Keeps the minutes to the bell true. */
function countDown(ends: string): void {
  const place = document.querySelector("[data-left]");
  if (!place) return;
  const tick = () => {
    const left = Math.floor((Date.parse(ends) - Date.now()) / MINUTE_MS);
    place.textContent = String(Math.max(0, left));
  };
  window.setInterval(tick, MINUTE_MS / 4);
}

/** Marks the tab of the part in sight. */
function followTabs(root: HTMLElement): void {
  const tabs = [...root.querySelectorAll<HTMLAnchorElement>(".lessontabs a")];
  const inSight = new IntersectionObserver(
    (parts) => {
      const part = parts.find((each) => each.isIntersecting)?.target.id;
      if (!part) return;
      for (const tab of tabs) {
        if (tab.hash === `#${part}`) tab.setAttribute("aria-current", "true");
        else tab.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-30% 0px -65% 0px" },
  );
  for (const tab of tabs) {
    const part = root.querySelector(tab.hash);
    if (part) inSight.observe(part);
  }
}

import { Link } from "@tanstack/react-router";
import type { CaseRow } from "../../api/generated/CaseRow";
import type { Task } from "../../api/generated/Task";
import { StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { casesWording } from "./wording";

interface OwnTasksProps {
  tasks: readonly Task[];
  rows: readonly CaseRow[];
  today: string;
}

/** What the reader has taken on, soonest first. */
export function OwnTasks({ tasks, rows, today }: OwnTasksProps) {
  const t = useWording(casesWording);
  const format = useFormat();
  if (tasks.length === 0) return null;
  const who = (task: Task) => rows.find((row) => row.case === task.case)?.pseudonym ?? "";
  const soonest = tasks.toSorted((a, b) => Number(a.done) - Number(b.done) || a.due.localeCompare(b.due));
  return (
    <section className="own-tasks" aria-labelledby="own-tasks">
      <h2 id="own-tasks">{t("tasks.title")}</h2>
      <ul>
        {soonest.map((task) => {
          const late = !task.done && task.due < today;
          return (
            <li key={task.id} className={task.done ? "muted" : undefined}>
              <StateShape state={task.done ? "done" : late ? "missing" : "waiting"} />
              <Link to="/cases/$caseId" params={{ caseId: task.case }}>
                {t(`tasks.${task.kind}`, { who: who(task) })}
              </Link>
              <span className={late ? "warn" : "muted"}>
                {t("tasks.due", { when: format.day(task.due) })}
                {late && `, ${t("late")}`}
                {task.done && `, ${t("tasks.done")}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

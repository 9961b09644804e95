import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { uuidV7 } from "../../api/uuid-v7";
import { api } from "../../api/client";
import type { NewSession } from "../../api/generated/NewSession";
import type { SessionKind } from "../../api/generated/SessionKind";
import type { SessionView } from "../../api/generated/SessionView";
import { usePageTitle } from "../../app/page-title";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Field, Select, TextInput } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { boardsQuery, sessionQuery } from "./requests";
import "./sessions.css";
import { stockholmTime } from "./when";
import { sessionWording } from "./wording";

const kinds: readonly SessionKind[] = ["regular", "extra", "circulated"];

const isAddress = (text: string) => text.trim() === "" || /^https:\/\/\S+$/u.test(text.trim());

/** Plans a session: which board meets when, for how long, and where it can be seen and heard. */
export function NewSessionPage() {
  const t = useWording(sessionWording);
  usePageTitle(t("new.title"));
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const boards = useQuery(boardsQuery);
  const [board, setBoard] = useState("");
  const [date, setDate] = useState("");
  const [time, setTime] = useState("13:00");
  const [minutes, setMinutes] = useState("90");
  const [video, setVideo] = useState("");
  const [kind, setKind] = useState<SessionKind>("regular");
  const [lastDay, setLastDay] = useState("");
  const [tried, setTried] = useState(false);
  // One key for the form: sent twice after a lost line, the session is planned once.
  const [key] = useState(() => uuidV7());
  const plan = useMutation({
    mutationFn: (wanted: NewSession) => api.post<SessionView>("/sessions", wanted, { idempotencyKey: key }),
    async onSuccess(made) {
      queryClient.setQueryData(sessionQuery(made.session).queryKey, made);
      await queryClient.invalidateQueries({ queryKey: ["sessions"], exact: true });
      await navigate({ to: "/sessions/$sessionId", params: { sessionId: made.session } });
    },
  });
  const starts_at = stockholmTime(date, time);
  const planned_minutes = Number(minutes);
  const minutesFit = Number.isInteger(planned_minutes) && planned_minutes >= 5 && planned_minutes <= 480;
  const inWriting = kind === "circulated";
  // Answers are due at the hour at which the session begins.
  const deadline = inWriting ? stockholmTime(lastDay, time) : undefined;
  const tooEarly = inWriting && (deadline === undefined || starts_at === undefined || deadline <= starts_at);
  const wrong = (missing: boolean, key_: Parameters<typeof t>[0]) => (tried && missing ? t(key_) : undefined);
  const save = () => {
    setTried(true);
    if (board === "" || starts_at === undefined || !minutesFit || !isAddress(video) || tooEarly) return;
    const due = deadline === undefined ? {} : { deadline };
    plan.mutate({ board, starts_at, planned_minutes, video_link: video.trim() || null, kind, ...due });
  };
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("new.title")}</h1>
      </header>
      <form
        className="plan"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!plan.isPending) save();
        }}
      >
        {boards.error && <ProblemView error={boards.error} onAgain={() => void boards.refetch()} />}
        <Field label={t("new.board")} error={wrong(board === "", "new.missing.board")}>
          <Select
            value={board}
            placeholder={t("new.choose")}
            choices={(boards.data?.boards ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={setBoard}
          />
        </Field>
        <Field label={t("new.kind")}>
          <Select
            value={kind}
            choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChoose={(chosen) => setKind(chosen)}
          />
        </Field>
        {inWriting && (
          <Field
            label={t("new.deadline")}
            note={t("new.deadline.help")}
            error={wrong(tooEarly, "new.missing.deadline")}
          >
            <TextInput type="date" value={lastDay} onChange={({ target }) => setLastDay(target.value)} />
          </Field>
        )}
        <div className="trio">
          <Field label={t("new.date")} error={wrong(starts_at === undefined, "new.missing.when")}>
            <TextInput type="date" value={date} onChange={({ target }) => setDate(target.value)} />
          </Field>
          <Field label={t("new.time")} note={t("new.time.help")}>
            <TextInput type="time" value={time} onChange={({ target }) => setTime(target.value)} />
          </Field>
          <Field label={t("new.minutes")} error={wrong(!minutesFit, "new.missing.minutes")}>
            <TextInput
              inputMode="numeric"
              value={minutes}
              onChange={({ target }) => setMinutes(target.value)}
            />
          </Field>
        </div>
        <Field
          label={t("new.video")}
          note={t("new.optional")}
          error={wrong(!isAddress(video), "new.missing.video")}
        >
          <TextInput type="url" value={video} onChange={({ target }) => setVideo(target.value)} />
        </Field>
        {plan.error && <ProblemView error={plan.error} />}
        <div>
          <Button variant="primary" type="submit" busy={plan.isPending ? t("saving") : undefined}>
            {t("new.save")}
          </Button>
        </div>
      </form>
    </div>
  );
}

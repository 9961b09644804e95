import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { attendanceOf, leads, nameOf } from "./model";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { courseWording, roomWording } from "./wording";

/** Departures on record: one's own, and, for those who lead, of people whose line has been lost for long. */
export function Departures({ away }: { away: ReadonlySet<string> }) {
  const t = useWording(courseWording);
  const room = useWording(roomWording);
  const { state, me } = useRoom();
  const { act, busy, refused } = useActing();
  if (state.phase === "closed" || state.phase === "cancelled") return null;
  const gone = leads(state, me) ? [...away].filter((person) => person !== me) : [];
  const leave = (person: string) => void act({ type: "attendance.leave", body: { person } });
  const saving = busy ? room("saving") : undefined;
  return (
    <>
      {gone.map((person) => (
        <Button key={person} size="tight" variant="quiet" busy={saving} onClick={() => leave(person)}>
          {t("leave.of", { name: nameOf(state, person) })}
        </Button>
      ))}
      {attendanceOf(state, me) && (
        <Button size="tight" variant="quiet" busy={saving} onClick={() => leave(me)}>
          {t("leave")}
        </Button>
      )}
      <Refused words={refused} />
    </>
  );
}

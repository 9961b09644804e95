import { useSyncExternalStore } from "react";
import { onSpoken, spokenNow } from "./announcer";

/** The page's one polite log and its alert; mounted once by the frame. Speak with `announce`. */
export function LiveRegion() {
  const { polite, alert } = useSyncExternalStore(onSpoken, spokenNow);
  return (
    <>
      <div className="vh" role="log" aria-live="polite">
        {polite}
      </div>
      <div className="vh" role="alert">
        {alert}
      </div>
    </>
  );
}

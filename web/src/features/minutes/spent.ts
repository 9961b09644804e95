import { useWording } from "../../wording/use-wording";
import { minutesWording } from "./wording";

/** Seconds as minutes and seconds. */
export function useSpent() {
  const t = useWording(minutesWording);
  return (all: number): string => {
    const [minutes, seconds] = [Math.floor(all / 60), all % 60];
    if (minutes === 0) return t("time.below", { seconds });
    return seconds === 0 ? t("time.minutes", { minutes }) : t("time.seconds", { minutes, seconds });
  };
}

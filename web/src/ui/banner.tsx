import type { ReactNode } from "react";
import { type StateName, StateShape } from "./state-glyph";

interface BannerProps {
  /** `attention` for what is late, missing or broken. */
  tone?: "plain" | "attention";
  state?: StateName;
  children: ReactNode;
  /** One tight button. */
  action?: ReactNode;
}

/** One line across the page about the whole page; it never floats over content. */
export function Banner({ tone = "plain", state, children, action }: BannerProps) {
  const shape = state ?? (tone === "attention" ? "missing" : "preliminary");
  return (
    <div className={tone === "attention" ? "banner attention" : "banner"}>
      <StateShape state={shape} />
      <span>{children}</span>
      {action}
    </div>
  );
}

import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { Icon, type IconName } from "./icon";
import { Kbd } from "./kbd";

export interface ButtonLook {
  /** `primary` once in a group at most; `quiet` for what is rarely wanted; `danger` for what cannot be undone. */
  variant?: "ordinary" | "primary" | "quiet" | "danger";
  /** `tight` in rows and banners, `live` (44 px) in a running session. */
  size?: "ordinary" | "tight" | "live";
}

/** The class of a button, for links that look like one. */
export const buttonClass = ({ variant = "ordinary", size = "ordinary" }: ButtonLook): string =>
  ["btn", variant === "ordinary" ? "" : variant, size === "ordinary" ? "" : size].filter(Boolean).join(" ");

interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  children: ReactNode;
  icon?: IconName;
  /** The key that does the same; only shown, the page listens for it. */
  shortcut?: string;
  /** Says what is going on, such as "Saving…", and refuses further presses until it is over. */
  busy?: string | undefined;
  /** Why it cannot be pressed now. It keeps its place in the tab order so that the reason can be read. */
  refusedBecause?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

/** An act, named by its word. */
export function Button({
  variant,
  size,
  icon,
  shortcut,
  busy,
  refusedBecause,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const refused = busy !== undefined || refusedBecause !== undefined;
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ ...(variant && { variant }), ...(size && { size }) })}
      aria-disabled={refused || undefined}
      aria-busy={busy === undefined ? undefined : true}
      title={refusedBecause ?? rest.title}
      onClick={(event) => {
        if (refused) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      {busy ?? children}
      {shortcut && busy === undefined && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  icon: IconName;
  /** Read aloud and shown on hover. */
  label: string;
  ref?: Ref<HTMLButtonElement>;
}

/** An act without room for its word: in a table row, in a dialog's corner. */
export function IconButton({ icon, label, type = "button", ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} className="btn quiet icon" aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}

import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button";

interface DrawerProps {
  title: ReactNode;
  closeLabel: string;
  /** Esc and the corner button; the list gives focus back to its row. */
  onClose(): void;
  children: ReactNode;
}

/** A thing of a list, beside the list, which stays alive. Opening it focuses its heading. */
export function Drawer({ title, closeLabel, onClose, children }: DrawerProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside
      className="drawer"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <div className="drawer-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="x" label={closeLabel} onClick={onClose} />
      </div>
      {children}
    </aside>
  );
}

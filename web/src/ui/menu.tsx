import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";

export interface MenuAct<Id extends string> {
  id: Id;
  label: string;
}

interface MenuProps<Id extends string> {
  label: string;
  acts: readonly MenuAct<Id>[];
  onAct(id: Id): void;
  /** A React Aria `Button` that opens it. */
  trigger: ReactNode;
}

/** A few rarer acts behind one button. Import it lazily: React Aria is no part of the first visit. */
export default function Menu<Id extends string>({ label, acts, onAct, trigger }: MenuProps<Id>) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover">
        <AriaMenu
          className="menu"
          aria-label={label}
          onAction={(key) => {
            const act = acts.find(({ id }) => id === key);
            if (act) onAct(act.id);
          }}
        >
          {acts.map(({ id, label: word }) => (
            <MenuItem key={id} id={id} className="menu-item">
              {word}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

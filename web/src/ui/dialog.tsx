import { type ReactNode, useEffect, useId, useRef } from "react";

interface DialogProps {
  title: string;
  /** One line under the title: what follows from going on. */
  lead?: ReactNode;
  /** Called by Esc and by the page's own "Back". */
  onClose(): void;
  /** The acts, the primary one last. */
  actions: ReactNode;
  children?: ReactNode;
}

/**
 * A question that needs words or cannot be undone. Mount it to open it.
 *
 * The platform's modal dialog: what lies behind is inert, focus goes to the first control (or the one with
 * `autoFocus`), Esc goes back and focus returns to where it was.
 */
export function Dialog({ title, lead, onClose, actions, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {lead && <p className="soft lead">{lead}</p>}
      {children && <div className="dialog-body">{children}</div>}
      <div className="actions">{actions}</div>
    </dialog>
  );
}

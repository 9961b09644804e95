import { ComboBox as AriaComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";

export interface Suggestion {
  id: string;
  label: string;
  /** A second, quieter line. */
  detail?: string;
}

interface ComboBoxProps {
  label: string;
  suggestions: readonly Suggestion[];
  /** Filtering is the caller's, so that a server can do it. */
  onType(text: string): void;
  onChoose(suggestion: Suggestion): void;
  placeholder?: string;
}

/** One of many, found by typing. Import it lazily: React Aria is no part of the first visit. */
export default function ComboBox({ label, suggestions, onType, onChoose, placeholder }: ComboBoxProps) {
  return (
    <AriaComboBox
      className="field"
      items={suggestions}
      onInputChange={onType}
      onChange={(key) => {
        const chosen = suggestions.find(({ id }) => id === key);
        if (chosen) onChoose(chosen);
      }}
      allowsEmptyCollection
    >
      <Label>{label}</Label>
      <Input className="input" {...(placeholder === undefined ? {} : { placeholder })} />
      <Popover className="popover">
        <ListBox<Suggestion> className="menu">
          {(suggestion) => (
            <ListBoxItem id={suggestion.id} textValue={suggestion.label} className="menu-item">
              {suggestion.label}
              {suggestion.detail && <span className="small muted">{suggestion.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

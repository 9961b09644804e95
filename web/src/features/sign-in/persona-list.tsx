import { useEffect } from "react";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Kbd } from "../../ui/kbd";
import { useWording } from "../../wording/use-wording";
import { ownWindowAddress } from "./own-window";
import { usePersonaWords } from "./persona-words";
import type { Persona } from "../../api/generated/Persona";
import { signInWording } from "./wording";

interface PersonaListProps {
  personas: readonly Persona[];
  /** The one being signed in now. */
  busy: string | undefined;
  onChoose(persona: Persona): void;
}

/** The keys 1 to 9 choose, unless something is being written. */
function useNumberKeys(personas: readonly Persona[], onChoose: (persona: Persona) => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof HTMLElement && event.target.matches("input, textarea, select")) return;
      const chosen = /^[1-9]$/.test(event.key) ? personas[Number(event.key) - 1] : undefined;
      if (chosen) onChoose(chosen);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [personas, onChoose]);
}

const givenName = (name: string) => name.split(" ")[0] ?? name;

/** Whom the visitor can be: the first asked for, the others under it. */
export function PersonaList({ personas, busy, onChoose }: PersonaListProps) {
  const t = useWording(signInWording);
  const wordsOf = usePersonaWords();
  useNumberKeys(personas, onChoose);
  const [first, ...others] = personas;
  if (!first) return null;
  const { role, task } = wordsOf(first);
  return (
    <>
      <section className="ask bar person" id="ask" tabIndex={-1} aria-labelledby="first-person">
        <Avatar initials={first.initials} mark={first.mark} />
        <div className="ask-text">
          <h2 id="first-person">{t("demo.ask", { name: first.name, role })}</h2>
          <p className="sub">{t("demo.start", { task })}</p>
        </div>
        <div className="ask-actions">
          <OwnWindow person={first} />
          <Button
            variant="primary"
            size="live"
            shortcut="1"
            busy={busy === first.person ? t("demo.signing-in") : undefined}
            onClick={() => onChoose(first)}
          >
            {t("demo.sign-in", { name: givenName(first.name) })}
          </Button>
        </div>
      </section>
      <ul className="people">
        {others.map((person, place) => (
          <PersonRow
            key={person.person}
            person={person}
            shortcut={place < 8 ? String(place + 2) : undefined}
            busy={busy === person.person}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </>
  );
}

interface PersonRowProps {
  person: Persona;
  shortcut: string | undefined;
  busy: boolean;
  onChoose(persona: Persona): void;
}

function PersonRow({ person, shortcut, busy, onChoose }: PersonRowProps) {
  const t = useWording(signInWording);
  const { Role, Task } = usePersonaWords()(person);
  return (
    <li>
      <Avatar initials={person.initials} mark={person.mark} />
      <button type="button" aria-busy={busy || undefined} onClick={() => onChoose(person)}>
        <b>{person.name}</b>
        <span className="muted">{t("demo.person", { role: Role, place: person.place })}</span>
      </button>
      <span className="wait">{busy ? t("demo.signing-in") : Task}</span>
      <OwnWindow person={person} />
      {shortcut ? <Kbd>{shortcut}</Kbd> : <span />}
    </li>
  );
}

function OwnWindow({ person }: { person: Persona }) {
  const t = useWording(signInWording);
  const label = t("demo.own-window.of", { name: person.name });
  return (
    <a
      className="own-window"
      href={ownWindowAddress(person, location.port)}
      target="_blank"
      rel="noreferrer"
      aria-label={label}
      title={label}
    >
      <Icon name="window" />
      <span>{t("demo.own-window")}</span>
    </a>
  );
}

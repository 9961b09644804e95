import { createContext, useCallback, useContext, useState } from "react";
import type { SessionCommand } from "../../api/generated/SessionCommand";
import type { State } from "../../api/generated/State";
import { usePeopleWords } from "../../app/people";
import type { LiveConnection } from "../../live/connection";
import { useLanguage } from "../../wording/language";
import { isChair } from "./model";
import { wordRefusal } from "./refusal";

/** What every part of the room's page works with. */
export interface Room {
  readonly state: State;
  /** The reader's own id. */
  readonly me: string;
  readonly connection: LiveConnection;
}

export const RoomContext = createContext<Room | undefined>(undefined);

/** The room that a component stands in. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("Parts of a room are drawn inside a RoomContext");
  return room;
}

/** Acts that belong to a person, whoever gives them; all others a secretary does for the chair. */
const personal: readonly string[] = [
  "chair.accept",
  "chair.claim",
  "chair.keep",
  "session.confirm_reopening",
  "addendum.add",
  "opinion.give",
  "attendance.join",
  "attendance.leave",
  "conflict.declare",
  "note.add",
  "recommendation.propose",
  "recommendation.revise",
  "dissent.record",
  "dissent.withdraw",
  "vote.cast",
];

/** One control's acts: none is shown as done before the server has it on disk. */
export interface Acting {
  /** Resolves to whether it was done. */
  act(command: SessionCommand): Promise<boolean>;
  /** Sent, not answered. */
  readonly busy: boolean;
  /** Why the last one was refused, in words. */
  readonly refused: string | undefined;
}

/** Gives commands and tells what became of them. */
export function useActing(): Acting {
  const { connection, state, me } = useRoom();
  const language = useLanguage();
  const word = usePeopleWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const forChair = state.board.members.some(
    ({ person, office }) => person === me && office === "secretary" && !isChair(state, me),
  );
  const { chair, chair_term } = state;
  const act = useCallback(
    async (command: SessionCommand) => {
      setBusy(true);
      setError(undefined);
      const onBehalfOf = forChair && !personal.includes(command.type) ? { onBehalfOf: chair } : {};
      try {
        await connection.command(command, { ...onBehalfOf, expect: { chair_term } });
        return true;
      } catch (caught) {
        setError(caught);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [connection, forChair, chair, chair_term],
  );
  const refused = error === undefined ? undefined : wordRefusal(language, error, state, word.discipline);
  return { act, busy, refused };
}

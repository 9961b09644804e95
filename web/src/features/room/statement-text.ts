import type { Decision } from "../../api/generated/Decision";
import { formatIn } from "../../wording/format";
import type { Language } from "../../wording/language";
import { plainSentence } from "./sentences";
import { courseWording, statementWording } from "./wording";

/** The statement as lines of plain text, for the patient record. `reached` says how it was reached. */
export function statementText(language: Language, decision: Decision, reached: string): string {
  const say = (key: Parameters<typeof statementWording.say>[1]) => statementWording.say(language, key);
  const format = formatIn(language);
  const { statement, content_sha256, signatures } = decision;
  const { supersedes } = statement;
  const owners = statement.recommendations.map(({ content }, place) => {
    const owner = content.kind === "no_recommendation" ? undefined : content.owner;
    const due = owner ? ` (${owner.name}, ${format.date(owner.due)})` : "";
    return `${place + 1}. ${plainSentence(language, content)}${due}`;
  });
  return [
    `${statement.board_name}, ${format.date(statement.decided_at)}`,
    `${say("question")}: ${statement.case.question}`,
    `${say("recommends")}:`,
    ...owners,
    ...(supersedes ? [courseWording.say(language, "supersedes", { ...supersedes })] : []),
    `${say("reached")}: ${reached}`,
    ...statement.dissents.map(({ name, reason }) => `${say("dissent")}: ${name}: ${reason}`),
    ...signatures.map(
      ({ printed_name, meaning, at }) =>
        `${say("signed")}: ${printed_name}, ${say(`meaning.${meaning}`)}, ${format.dateTime(at)}`,
    ),
    `${say("hash")}: ${content_sha256}`,
    say("standing.advisory"),
  ].join("\n");
}

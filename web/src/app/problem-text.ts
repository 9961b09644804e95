/** The words for one kind of problem: what happened, and what the reader can do. */
export interface ProblemText {
  readonly title: string;
  readonly remedy: string;
}

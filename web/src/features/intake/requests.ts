import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client";
import type { Boards } from "../../api/generated/Boards";
import type { CaseView } from "../../api/generated/CaseView";
import type { Found } from "../../api/generated/Found";
import type { NewAnalysis } from "../../api/generated/NewAnalysis";
import type { NewCase } from "../../api/generated/NewCase";
import type { NewDisease } from "../../api/generated/NewDisease";
import type { NewDiseaseEvent } from "../../api/generated/NewDiseaseEvent";
import type { NewPatient } from "../../api/generated/NewPatient";
import type { NewSpecimen } from "../../api/generated/NewSpecimen";
import type { PatientMade } from "../../api/generated/PatientMade";
import type { PatientRecord } from "../../api/generated/PatientRecord";
import type { People } from "../../api/generated/People";
import type { RecordWith } from "../../api/generated/RecordWith";
import { uuidV7 } from "../../api/uuid-v7";

let lastBody = "";
let lastKey = "";

/** The same document sent again, as after a lost line, is done once. */
function keyFor(path: string, body: unknown): string {
  const text = `${path} ${JSON.stringify(body)}`;
  if (text !== lastBody) {
    lastBody = text;
    lastKey = uuidV7();
  }
  return lastKey;
}

/** Sends a document that makes something; when it is made, the next one gets a key of its own. */
async function make<Answer>(path: string, body: unknown): Promise<Answer> {
  const answer = await api.post<Answer>(path, body, { idempotencyKey: keyFor(path, body) });
  lastBody = "";
  return answer;
}

export const lookUp = (words: string) => api.post<Found>("/patients/look-up", { words });

export const readPatient = (id: string) => api.get<PatientRecord>(`/patients/${id}`);

export const enterPatient = (patient: NewPatient) => make<PatientMade>("/patients", patient);

export const addDisease = (patient: string, disease: NewDisease) =>
  make<RecordWith>(`/patients/${patient}/diseases`, disease);

export const addEvent = (disease: string, event: NewDiseaseEvent) =>
  make<RecordWith>(`/diseases/${disease}/events`, event);

export const addSpecimen = (patient: string, specimen: NewSpecimen) =>
  make<RecordWith>(`/patients/${patient}/specimens`, specimen);

export const addAnalysis = (patient: string, analysis: NewAnalysis) =>
  make<RecordWith>(`/patients/${patient}/analyses`, analysis);

export const createCase = (body: NewCase) => make<CaseView>("/cases", body);

export const boardsQuery = queryOptions({
  queryKey: ["boards"],
  queryFn: ({ signal }) => api.get<Boards>("/boards", { signal }),
  staleTime: 300_000,
});

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: ({ signal }) => api.get<People>("/people", { signal }),
  staleTime: 300_000,
});

import { en as announcedEn } from "./wording.announced.en";
import { sv as announcedSv } from "./wording.announced.sv";
import { defineWording } from "../../wording/wording";
import { en as asksEn } from "./wording.asks.en";
import { sv as asksSv } from "./wording.asks.sv";
import { en as ballotEn } from "./wording.ballot.en";
import { sv as ballotSv } from "./wording.ballot.sv";
import { en } from "./wording.en";
import { en as courseEn } from "./wording.course.en";
import { sv as courseSv } from "./wording.course.sv";
import { en as formsEn } from "./wording.forms.en";
import { sv as formsSv } from "./wording.forms.sv";
import { en as headEn } from "./wording.head.en";
import { sv as headSv } from "./wording.head.sv";
import { en as lobbyEn } from "./wording.lobby.en";
import { sv as lobbySv } from "./wording.lobby.sv";
import { en as statementEn } from "./wording.statement.en";
import { sv as statementSv } from "./wording.statement.sv";
import { sv } from "./wording.sv";

export const roomWording = defineWording({ en, sv });

export const askWording = defineWording({ en: asksEn, sv: asksSv });

export const formWording = defineWording({ en: formsEn, sv: formsSv });

export const courseWording = defineWording({ en: courseEn, sv: courseSv });

export const ballotWording = defineWording({ en: ballotEn, sv: ballotSv });

export const statementWording = defineWording({ en: statementEn, sv: statementSv });

export const lobbyWording = defineWording({ en: lobbyEn, sv: lobbySv });

export const headWording = defineWording({ en: headEn, sv: headSv });

export const announcedWording = defineWording({ en: announcedEn, sv: announcedSv });

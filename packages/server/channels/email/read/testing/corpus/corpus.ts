import { answers } from "./answers.ts"
import { automatic } from "./automatic.ts"
import { bounces } from "./bounces.ts"
import { charsets } from "./charsets.ts"
import { fileNames } from "./file-names.ts"
import { files } from "./files.ts"
import { findings, languages } from "./findings.ts"
import { followUps } from "./follow-ups.ts"
import { headers } from "./headers.ts"
import { htmlAttacks } from "./html-attacks.ts"
import { htmlTexts } from "./html-texts.ts"
import { imitations } from "./imitations.ts"
import { invisible } from "./invisible.ts"
import { limits } from "./limits.ts"
import { repliesEn } from "./replies-en.ts"
import { repliesWorld } from "./replies-world.ts"
import { repliesZh } from "./replies-zh.ts"
import { onTheWay } from "./on-the-way.ts"
import { policies } from "./policies.ts"
import { programs } from "./programs.ts"
import type { Row } from "./row.ts"
import { signatures } from "./signatures.ts"
import { strangers } from "./strangers.ts"
import { structure } from "./structure.ts"

/** Every mail under test; each name is there once. */
export const corpus: Row[] = [
  ...charsets,
  ...headers,
  ...structure,
  ...limits,
  ...fileNames,
  ...files,
  ...repliesEn,
  ...repliesZh,
  ...repliesWorld,
  ...htmlAttacks,
  ...invisible,
  ...htmlTexts,
  ...automatic,
  ...bounces,
  ...findings,
  ...languages,
  ...signatures,
  ...policies,
  ...imitations,
  ...onTheWay,
  ...answers,
  ...strangers,
  ...followUps,
  ...programs,
]

import {
  ANSWER_SECONDS,
  type ImpostorFact,
  type Likeness,
  type ReadKind,
  type RegisterDocument,
  type RegisterEntry,
  type VerifyAnswer,
} from "@veridesk/contract/registry.ts"
import type { Clock } from "../platform/clock.ts"
import { comparedAs } from "./entry.ts"
import { identifiersOf } from "./identifier.ts"
import { likenessOf } from "./look-alike.ts"
import { type Match, matchOf } from "./match.ts"
import type { Register } from "./open-register.ts"
import { readPasted } from "./read-pasted.ts"
import { type Reading, writtenAs } from "./reading.ts"
import type { Signals } from "./signals.ts"

export type CheckDeps = { clock: Clock; register: Register; signals: Signals }

/**
 * Whether what was pasted is one of ours. *Official* is said of an exact match in the register as the database has it
 * at this moment and of nothing else; while it can't be asked, the answer is that it can't be told.
 */
export async function checkChannel(
  o: CheckDeps,
  asked: { q: string; as?: ReadKind | undefined },
): Promise<VerifyAnswer> {
  const reading = readPasted(asked.q, asked.as)
  let document: RegisterDocument
  let impostor: ImpostorFact | null
  try {
    ;({ document, impostor } = await o.register.look(identifiersOf(reading)))
  } catch {
    return { ...answerOf(o, reading, o.register.current()), verdict: "cannot-check" }
  }
  const { found, retired, mismatch } = matchOf(reading, document.entries)
  const answer = answerOf(o, reading, document)
  if (found) return kept(o, reading, officialAnswer(answer, reading, found))
  const likeness = likenessTo(reading, document, { retired, mismatch })
  const verdict = impostor ? ("impostor" as const) : ("not-listed" as const)
  return kept(o, reading, { ...answer, verdict, likeness, impostor })
}

function answerOf({ clock }: CheckDeps, reading: Reading, document: RegisterDocument): VerifyAnswer {
  const isWeb = reading.kind === "website" && reading.unsure === null
  return {
    verdict: "not-listed",
    readAs: reading.kind,
    compared: comparedString(reading),
    opens: isWeb && reading.address !== reading.shown.toLowerCase() ? reading.address : null,
    entry: null,
    handleOnly: false,
    likeness: null,
    unsure: reading.unsure,
    impostor: null,
    register: { version: document.version, entries: document.entries.length },
    checkedAt: clock().toISOString(),
    validSeconds: ANSWER_SECONDS,
  }
}

function officialAnswer(answer: VerifyAnswer, reading: Reading, { entry, handleOnly }: Match): VerifyAnswer {
  // A bare name is compared on the platform on which it is ours.
  const compared = reading.anyPlatform
    ? comparedString({ ...reading, kind: entry.kind === "staff-role" ? reading.kind : entry.kind })
    : answer.compared
  const readAs = entry.kind === "staff-role" ? answer.readAs : entry.kind
  return { ...answer, verdict: "official", readAs, compared, entry, handleOnly }
}

function likenessTo(
  reading: Reading,
  document: RegisterDocument,
  near: { retired: RegisterEntry | null; mismatch: RegisterEntry | null },
): Likeness | null {
  const same = near.mismatch ?? near.retired
  if (same)
    return {
      key: same.key,
      kind: same.kind,
      ours: near.mismatch ? (same.numericId ?? same.address) : same.address,
      tricks: [near.mismatch ? "other-number" : "retired"],
      pairs: [],
      at: null,
      theirGlyph: null,
      ourGlyph: null,
    }
  return likenessOf(reading, document.entries)
}

/** The string that was compared, exactly; of what can't be read, what could be seen of it. */
function comparedString(reading: Reading): string {
  const { kind, address, numericId, shown, unsure } = reading
  if (kind === "other" || (unsure && address === "")) return shown
  const name = address === "" ? "" : comparedAs(kind, writtenAs(reading))
  return numericId === null ? name : `${name || comparedAs(kind, "").replace(/@$/, "")}#${numericId}`
}

function kept(o: CheckDeps, reading: Reading, answer: VerifyAnswer): VerifyAnswer {
  o.signals.count(reading, answer)
  return answer
}

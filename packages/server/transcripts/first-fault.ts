import type { TranscriptFault } from "./verify-transcript.ts"

/**
 * Where a transcript first stops to hold, for people: `entry` what an event says, `text` its message, `order` that it
 * follows the one before (something there or in between was changed, taken out or put in), `end` that the last ones are
 * there, `around` something that is no entry: a name, a file, the subject, the signature.
 */
export type FirstFault =
  | { part: "entry" | "text" | "order"; seq: number; line: number | null }
  | { part: "end" | "around"; seq: null; line: null }

/**
 * The first thing that was changed, with the line of the file on which that event is named.
 * @param text the file as it was given
 * @returns null where nothing of the document itself is wrong
 */
export function firstFault(text: string, faults: readonly TranscriptFault[]): FirstFault | null {
  const [first] = faults.flatMap((fault) => ("seq" in fault ? [fault] : [])).toSorted((a, b) => a.seq - b.seq)
  if (first) return { part: PARTS[first.fault], seq: first.seq, line: lineOf(text, first.seq) }
  if (faults.some(({ fault }) => fault === "wrong-head")) return { part: "end", seq: null, line: null }
  return faults.some(({ fault }) => fault === "wrong-signature")
    ? { part: "around", seq: null, line: null }
    : null
}

const PARTS = { gap: "order", "wrong-link": "order", "wrong-hash": "entry", "wrong-text": "text" } as const

/** In what a person wrote, quotes stand behind a backslash. */
function lineOf(text: string, seq: number): number | null {
  const at = new RegExp(`(?<!\\\\)"seq"\\s*:\\s*${seq}\\b`).exec(text)?.index
  return at === undefined ? null : text.slice(0, at).split("\n").length
}

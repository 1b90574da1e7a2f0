import type { ShownEvent, SignedTranscript, Transcript } from "@veridesk/contract/transcript.ts"

/** One line of a transcript as people read it: a message, or what happened in between. */
export type Line = {
  seq: number
  at: string
  who: { realm: ShownEvent["actor"]["realm"]; name: string }
  kind: string
  payload: Record<string, unknown>
  /** Null for what is no message. An erased text is said to be erased. */
  body: string | null
  erased: boolean
  files: { name: string; size: number; sha256: string }[]
}

/** The lines that a person reads, in order; what is the desk's own business has none. */
export function linesOf({ events }: Pick<Transcript, "events">): Line[] {
  return events.flatMap((event): Line[] => {
    if ("hidden" in event) return []
    const { seq, at, kind, payload, actor, message } = event
    return [
      {
        seq,
        at,
        kind,
        payload,
        who: { realm: actor.realm, name: actor.name },
        body: message?.body ?? null,
        erased: message === null && typeof payload["messageId"] === "string",
        files: message?.files ?? [],
      },
    ]
  })
}

/** Whether somebody talked there, or waited to. */
export function isLive(lines: readonly Line[]): boolean {
  return lines.some(({ kind }) => kind === "chat.queued" || kind === "chat.joined")
}

/** What a signature stands over: the whole document but the signature itself. */
export function unsigned(document: SignedTranscript): Transcript {
  const { signature: _, ...rest } = document
  return rest
}

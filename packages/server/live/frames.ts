import type { ConversationRow, TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { ServerFrame } from "@veridesk/contract/live.ts"
import { type Frame, textFrame } from "../platform/sockets/frame.ts"

export function eventFrame(event: TimelineEvent): Frame {
  return textFrame(JSON.stringify({ t: "event", event } satisfies ServerFrame))
}

/** A row's two frames, each written when it is asked for first. */
export function rowFrames(row: ConversationRow) {
  const written = new Map<boolean, Frame>()
  return {
    row,
    frame(gone: boolean): Frame {
      const frame =
        written.get(gone) ?? textFrame(JSON.stringify({ t: "row", row, gone } satisfies ServerFrame))
      written.set(gone, frame)
      return frame
    },
  }
}

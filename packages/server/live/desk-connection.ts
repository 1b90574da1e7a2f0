import { type ClientFrame, clientFrame, type ServerFrame } from "@veridesk/contract/live.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { Connection, frameReader, type Speech } from "../platform/sockets/connection.ts"
import { textFrame } from "../platform/sockets/frame.ts"

const SPEECH: Speech<ClientFrame, ServerFrame> = {
  read: frameReader<ClientFrame>(clientFrame),
  ping: textFrame('{"t":"ping"}'),
  resync: { t: "resync" },
  unreadable: { t: "refused", code: "invalid-input", conversationId: null },
}

/** One desk's socket, and where it stands in what it follows. */
export class DeskConnection extends Connection<ClientFrame, ServerFrame> {
  actor: StaffActor
  view: string | null = null
  /** The last frames of counters and of live conversations that were sent, so that the same is not sent again. */
  toldCounts = ""
  toldChats = ""
  readonly following = new Map<string, Follower>()
  /** Conversations that the peer followed from beyond their end, and was told to read anew. */
  readonly beyondEnd = new Set<string>()

  constructor(
    o: Omit<ConstructorParameters<typeof Connection<ClientFrame, ServerFrame>>[0], "speech"> & {
      actor: StaffActor
    },
  ) {
    super({ ...o, speech: SPEECH })
    this.actor = o.actor
    this.onOverflow = () => {
      this.following.clear()
      this.toldCounts = ""
      this.toldChats = ""
    }
  }
}

/** Where one connection stands in one conversation. */
export type Follower = { lastSent: number; catchingUp: boolean; missed: boolean }

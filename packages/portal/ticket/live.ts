import { type ComponentType, createContext } from "preact"
import { useContext } from "preact/hooks"
import type { FileLine } from "../files/file-line.ts"
import type { TrayHands } from "../files/file-tray.tsx"
import type { SlotProps } from "./document-slot.tsx"

/** A message that the reader has sent and the server hasn't answered for yet. */
export interface PendingMessage {
  requestId: string
  body: string
  files: FileLine[]
  state: "sending" | "waiting" | "failed"
}

/** What the ticket page can do once its island runs; null on the server and without JavaScript. */
export interface TicketLive {
  body: string
  write: (body: string) => void
  savedAt: string | null
  hands: TrayHands
  pending: PendingMessage | null
  retry: () => void
  takeBack: () => void
  said: string
  /** The place for a requested document, with its own uploads. */
  Slot: ComponentType<Pick<SlotProps, "request" | "ticket">>
}

const Live = createContext<TicketLive | null>(null)
export const TicketLiveProvider = Live.Provider

export function useTicketLive(): TicketLive | null {
  return useContext(Live)
}

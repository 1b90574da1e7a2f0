import { createContext } from "preact"
import { useContext } from "preact/hooks"
import type { TrayHands } from "../files/file-tray.tsx"
import type { FieldFix } from "../props-form.ts"

/** What the ticket form can do once its island runs; null on the server and without JavaScript. */
export interface FormLive {
  set: (name: string, value: string) => void
  /** A field was left: its value is put into its canonical form. */
  leave: (name: string) => void
  changeType: (type: string) => void
  /** Fetches the list of all types where the page came with the chosen one only. */
  loadTypes: () => Promise<void>
  fix: (fix: FieldFix) => void
  hands: TrayHands
  /** Look-up on its way: not at all, for a moment, or for so long that the reader is told to go on. */
  looking: "no" | "soon" | "slow"
  /** When the draft was last kept on this device. */
  savedAt: string | null
  /** Set when this form was filled from a draft. */
  restoredAt: string | null
  discard: () => void
  /** Submission: nothing, on its way, or waiting for the network to come back. */
  sending: "no" | "now" | "waiting"
  sendNow: () => void
  /** Said politely by screen readers. */
  said: string
}

const Live = createContext<FormLive | null>(null)
export const LiveProvider = Live.Provider

export function useLive(): FormLive | null {
  return useContext(Live)
}

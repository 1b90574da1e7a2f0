import type { Chat, Risk } from "./chat.ts"

/** Somebody in the line. */
export type WaitingRow = {
  conversationId: string
  number: string
  subject: string
  customerName: string
  locale: string
  formKey: string
  teamId: string | null
  risk: Risk
  returned: boolean
  since: Date
  keptUntil: Date
  beganAtPlace: number
  preview: string
  passedOver: number
  passedWhy: Chat["passedWhy"]
  offeredTo: string | null
  offeredUntil: Date | null
  declinedBy: string[]
}

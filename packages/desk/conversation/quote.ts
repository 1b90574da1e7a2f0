import { cell } from "../data/cell.ts"

/** Text that is to be put into the composer of a conversation, as a quotation. The composer takes it and empties this. */
export const quoted = cell<{ conversationId: string; text: string } | null>(null)

/** Asks the composer to take a message in, each line behind a bar. */
export function quote(conversationId: string, body: string): void {
  const text = body
    .trim()
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n")
  quoted.set({ conversationId, text: `${text}\n\n` })
}

import { useEffect, useRef } from "react"
import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { me, rows } from "../data/state.ts"
import { tell } from "../frame/toasts.ts"
import { useNames } from "../inbox/views.ts"
import { say } from "../words/words.ts"

/** Whose it is now comes with the row, a moment after the chat is no longer mine. */
const ROW_COMES_MS = 1000

/** Tells whoever looks at something else that a chat of theirs was taken over. */
export function useTakenAway(): void {
  const chats = useCell(deskChats)
  const { staff } = useNames()
  const mine = useRef<readonly string[]>([])
  const nameOf = useRef(staff)
  useEffect(() => {
    nameOf.current = staff
  })
  useEffect(() => {
    const now = chats?.mine.map(({ row }) => row.id) ?? []
    const gone = mine.current.filter((id) => !now.includes(id))
    mine.current = now
    for (const id of gone) setTimeout(() => tellOf(id, nameOf.current), ROW_COMES_MS)
  }, [chats])
}

function tellOf(id: string, nameOf: (id: string | null) => string): void {
  const row = rows.get(id)
  if (!row?.assigneeId || row.assigneeId === me.get()?.id) return
  tell(say("take-over.lost", { agent: nameOf(row.assigneeId) || "–", name: row.customerName }))
}

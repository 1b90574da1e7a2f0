import { useEffect, useMemo } from "react"
import { cell, useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { inSight, openId } from "../frame/place.ts"
import { seated } from "./seats.ts"

/** Which chats have a place beside each other; kept while one looks at other pages. */
const seats = cell<readonly string[]>([])
/** The chat that was just taken and is to be answered: the cursor goes there once it is drawn. */
export const toAnswer = cell<string | null>(null)

/** Whoever has just taken a chat wants to answer it, unless they do something else before it is there. */
export function answerNext(id: string): void {
  toAnswer.set(id)
  const leave = () => {
    toAnswer.set(null)
    removeEventListener("keydown", leave, true)
    removeEventListener("pointerdown", leave, true)
  }
  addEventListener("keydown", leave, true)
  addEventListener("pointerdown", leave, true)
}

/** In the order in which they were last worked with. */
let used: readonly string[] = []

/** The chats that stand side by side where so many have room. `openFirst`: one of them is always worked with. */
export function useSeats(room: number, { openFirst }: { openFirst: boolean }): readonly string[] {
  const chats = useCell(deskChats)
  const open = useCell(openId)
  const before = useCell(seats)
  const now = useMemo(() => {
    const mine = chats?.mine.map(({ row }) => row.id) ?? []
    return steady(before, seated({ seats: before, open, mine, room, used }))
  }, [chats, open, before, room])
  useEffect(() => {
    seats.set(now)
    inSight.set(now)
  }, [now])
  useEffect(() => () => inSight.set([]), [])
  useEffect(() => {
    if (open) used = [...used.filter((id) => id !== open), open].slice(-20)
    else if (openFirst && now[0]) openId.set(now[0])
  }, [open, openFirst, now])
  return now
}

/** Takes one off the screen that has ended or was only watched. */
export function leaveSeat(id: string): void {
  const left = seats.get().filter((one) => one !== id)
  seats.set(left)
  if (openId.get() === id) openId.set(left.at(-1) ?? null)
}

function steady(before: readonly string[], now: readonly string[]): readonly string[] {
  return before.length === now.length && before.every((id, i) => id === now[i]) ? before : now
}

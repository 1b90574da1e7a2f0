import type { ChatOffer, DeskChats } from "@veridesk/contract/chat/desk.ts"
import { useEffect, useRef, useState } from "react"
import { useCell, useCellPart } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { prefs } from "../data/prefs.ts"
import { notifyHidden } from "../frame/alerts.ts"
import { ring } from "../frame/ring.ts"
import { say } from "../words/words.ts"
import { endOf, type OfferEnd, secondsLeft } from "./offer.ts"
import { serverNow } from "./times.ts"

/** An offer that is over, and how it ended. */
export interface Gone {
  name: string
  how: Exclude<OfferEnd, "taken">
}

/** What was said of an offer that is over goes by itself. */
const SAID_MS = 10_000

const offerIn = (chats: DeskChats | null) => chats?.offer?.chat.conversationId ?? null

/** The offer that stands now, rung for once, and what became of the one before. */
export function useOffer() {
  const chats = useCell(deskChats)
  const id = useCellPart(deskChats, offerIn)
  const [gone, setGone] = useState<Gone | null>(null)
  const last = useRef<{ offer: ChatOffer; acted: boolean; seconds: number } | null>(null)
  const offer = chats?.offer ?? null
  if (offer && last.current?.offer.chat.conversationId !== id)
    last.current = { offer, acted: false, seconds: secondsLeft(offer.until, serverNow(Date.now())) }

  useEffect(() => {
    if (!id) return
    setGone(null)
    const { sound, offerSound, volume } = prefs.get()
    if (sound && offerSound) ring(volume, "offer")
    notifyHidden({ title: say("offer.note"), body: say("offer.note.body"), tag: id }, () => {})
  }, [id])

  useEffect(() => {
    const before = last.current
    if (!chats || !before) return
    const how = endOf(before.offer, chats, { now: serverNow(Date.now()), acted: before.acted })
    if (how === null) return
    last.current = null
    if (how !== "taken") setGone({ name: before.offer.chat.customerName, how })
  }, [chats])

  useEffect(() => {
    if (!gone) return
    const timer = setTimeout(() => setGone(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [gone])

  return {
    offer,
    seconds: last.current?.seconds ?? 0,
    gone,
    /** It is being accepted or declined here: how it ends is no news. */
    act: () => {
      if (last.current) last.current.acted = true
    },
    forgetGone: () => setGone(null),
  }
}

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

interface Standing {
  offer: ChatOffer
  /** How many there were when it came. */
  seconds: number
}

/** An offer that is over, and how it ended. */
export interface Gone {
  name: string
  how: Exclude<OfferEnd, "taken">
}

/** What was said of an offer that is over goes by itself. */
const SAID_MS = 10_000

const offeredId = (chats: DeskChats | null) => chats?.offer?.chat.conversationId ?? null

/** The offer that stands now, rung for once, and what became of the one before. */
export function useOffer() {
  const chats = useCell(deskChats)
  const id = useCellPart(deskChats, offeredId)
  const [standing, setStanding] = useState<Standing | null>(null)
  const [gone, setGone] = useState<Gone | null>(null)
  const last = useRef<Standing | null>(null)
  const acted = useRef(false)

  useEffect(() => {
    if (!chats) return
    const now = serverNow(Date.now())
    const before = last.current
    const how = before && endOf(before.offer, chats, { now, acted: acted.current })
    if (before && how) {
      last.current = null
      if (how !== "taken") setGone({ name: before.offer.chat.customerName, how })
    }
    const { offer } = chats
    if (offer && !last.current) {
      acted.current = false
      setGone(null)
    }
    const seconds = offer ? (last.current?.seconds ?? secondsLeft(offer.until, now)) : 0
    last.current = offer && { offer, seconds }
    setStanding(last.current)
  }, [chats])

  useEffect(() => {
    if (!id) return
    const { sound, offerSound, volume } = prefs.get()
    if (sound && offerSound) ring(volume, "offer")
    notifyHidden({ title: say("offer.note"), body: say("offer.note.body"), tag: id }, () => {})
  }, [id])

  useEffect(() => {
    if (!gone) return
    const timer = setTimeout(() => setGone(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [gone])

  return {
    standing,
    gone,
    /** It is being accepted or declined here: how it ends is no news. */
    act: (on: boolean) => {
      acted.current = on
    },
    forgetGone: () => setGone(null),
  }
}

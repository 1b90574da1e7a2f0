import { createHmac } from "node:crypto"
import type { WordPair } from "@veridesk/contract/chat/state.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { en } from "./words/en.ts"
import { zh } from "./words/zh.ts"

/** One agent in one conversation, since one moment: whoever comes back is known by other words. */
export type Joined = { conversationId: string; agentId: string; joinedAt: Date }

/** The two words by their places in the lists, which are the same in every language. */
export type PairPlaces = readonly [number, number]

/**
 * Two different words by which a customer and an agent know each other, in the reader's language. Nobody can tell them
 * without the secret, and they stay the same for as long as this agent is in this conversation.
 */
export function wordPair(secret: string, joined: Joined, locale: Locale): WordPair {
  const words = locale === "zh-CN" ? zh : en
  const [first, second] = placesOf(secret, joined)
  return [words[first] ?? "", words[second] ?? ""]
}

export function placesOf(secret: string, { conversationId, agentId, joinedAt }: Joined): PairPlaces {
  const mac = createHmac("sha256", secret)
    .update(JSON.stringify(["agent word pair 1", conversationId, agentId, joinedAt.toISOString()]))
    .digest()
  const first = mac.readUInt8(0)
  // One of the 255 others; 32 bits over 255 are even enough.
  const second = (first + 1 + (mac.readUInt32BE(4) % (en.length - 1))) % en.length
  return [first, second]
}

/**
 * The pair that somebody typed: in English or Chinese (simplified), small or large, full-width, with anything or nothing
 * in between. @returns null where that is no pair of ours
 */
export function indexOf(typed: string): PairPlaces | null {
  const letters = typed
    .slice(0, MOST_TYPED)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "")
  const first = wordAt(letters)
  const second = first && wordAt(letters.slice(first.word.length))
  if (!second || first.word.length + second.word.length !== letters.length) return null
  return first.place === second.place ? null : [first.place, second.place]
}

const MOST_TYPED = 200
const places = new Map([en, zh].flatMap((list) => list.map((word, place) => [word, place] as const)))
const longest = Math.max(...[...places.keys()].map((word) => word.length))

/** The one word that a text begins with: none is the beginning of another. */
function wordAt(letters: string): { word: string; place: number } | null {
  for (let length = 2; length <= longest; length += 1) {
    const word = letters.slice(0, length)
    const place = places.get(word)
    if (place !== undefined) return { word, place }
  }
  return null
}

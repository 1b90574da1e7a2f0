import type { ChatSettings } from "@veridesk/contract/chat/desk.ts"

/** The numbers of the settings, each with its bounds (contract/chat/desk.ts). */
export const bounds = {
  surgeFrom: [1, 100_000],
  cap: [1, 100_000],
  offerSeconds: [10, 300],
  atOnce: [1, 6],
  idleWarnMinutes: [1, 60],
  idleCloseMinutes: [15, 240],
} as const
export type NumberKey = keyof typeof bounds

/** As they are typed. */
export type Typed = Record<NumberKey, string> & Pick<ChatSettings, "surgeMode">

export function typedOf(settings: ChatSettings): Typed {
  return {
    surgeMode: settings.surgeMode,
    surgeFrom: String(settings.surgeFrom),
    cap: String(settings.cap),
    offerSeconds: String(settings.offerSeconds),
    atOnce: String(settings.atOnce),
    idleWarnMinutes: String(settings.idleWarnMinutes),
    idleCloseMinutes: String(settings.idleCloseMinutes),
  }
}

/** The settings that were typed, and what can't be taken as it stands. */
export function readTyped(typed: Typed): { settings: ChatSettings; wrong: NumberKey[] } {
  const number = (key: NumberKey) => (/^\s*\d{1,6}\s*$/.test(typed[key]) ? Number(typed[key]) : Number.NaN)
  const settings: ChatSettings = {
    surgeMode: typed.surgeMode,
    surgeFrom: number("surgeFrom"),
    cap: number("cap"),
    offerSeconds: number("offerSeconds"),
    atOnce: number("atOnce"),
    idleWarnMinutes: number("idleWarnMinutes"),
    idleCloseMinutes: number("idleCloseMinutes"),
  }
  const keys = Object.keys(bounds) as NumberKey[]
  const wrong = keys.filter((key) => {
    const [from, to] = bounds[key]
    return !(settings[key] >= from && settings[key] <= to)
  })
  // Whoever is asked whether they are there needs time to say so.
  if (wrong.length === 0 && settings.idleCloseMinutes <= settings.idleWarnMinutes)
    wrong.push("idleCloseMinutes")
  return { settings, wrong }
}

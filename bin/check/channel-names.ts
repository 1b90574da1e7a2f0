import type { Outcome } from "../steps/step.ts"
import { isTest, linesOf, readSources, type Source } from "./sources.ts"

/** Names that are also everyday words: they count only in quotes on a line that speaks of a channel. */
const everyday = new Set([
  "chat",
  "email",
  "mail",
  "phone",
  "sms",
  "form",
  "web",
  "x",
  "line",
  "voice",
  "letter",
])

/**
 * No channel's name may appear outside its folder and the registry: screens and verbs obey what a channel can
 * do (its capabilities), never what it is called, so that a new channel needs no change anywhere else. Tests
 * and migrations may name them.
 */
export async function checkChannelNames(sources: Source[] = readSources()): Promise<Outcome> {
  const folders = sources.map(({ path }) => /^packages\/server\/channels\/([^/]+)\//.exec(path)?.[1] ?? "")
  const channels = [...new Set(folders)].filter((name) => name !== "")
  const watched = sources.filter(({ path }) => path.startsWith("packages/") && !mayNameChannels(path))
  const found = channels.flatMap((channel) => watched.flatMap((source) => mentions(source, channel)))
  return { ok: found.length === 0, output: found.join("\n"), note: channels.join(" ") }
}

function mentions(source: Source, channel: string): string[] {
  if (source.path.startsWith(`packages/server/channels/${channel}/`)) return []
  const pattern = patternFor(channel)
  return [...linesOf(source)]
    .filter(({ line }) => pattern.test(line))
    .map(({ number, line }) => `${source.path}:${number} names the channel ${channel}: ${line.trim()}`)
}

function patternFor(channel: string): RegExp {
  if (everyday.has(channel))
    return new RegExp(`channel.*["'\`]${channel}["'\`]|["'\`]${channel}["'\`].*channel`, "i")
  return new RegExp(`\\b${channel.replace("-", "[-_ ]?")}\\b`, "i")
}

function mayNameChannels(path: string): boolean {
  return isTest(path) || path === "packages/server/channels/index.ts" || /\/migrations\//.test(path)
}

import type { HomeProps } from "../../../portal/props.ts"
import type { OfficialChannel } from "../../registry/index.ts"

type Line = HomeProps["official"][number]
const KINDS: readonly string[] = ["website", "email", "telegram", "x", "phone"] satisfies Line["kind"][]
const MOST = 5

/** The first channel of each kind that the card on the front page has a picture for. */
export function officialCard(channels: readonly OfficialChannel[]): HomeProps["official"] {
  const seen = new Set<string>()
  return channels
    .flatMap((channel): Line[] => {
      if (!isLineKind(channel.kind) || seen.has(channel.kind)) return []
      seen.add(channel.kind)
      return [{ kind: channel.kind, address: channel.address, use: channel.use }]
    })
    .slice(0, MOST)
}

function isLineKind(kind: string): kind is Line["kind"] {
  return KINDS.includes(kind)
}

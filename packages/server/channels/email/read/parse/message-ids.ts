const MOST_ID = 998
const MOST_IDS = 200

/**
 * Message-IDs of a field, without angle brackets, each once; never an empty one. Outside of brackets a word counts only
 * where the field has no bracket at all, as some gateways write it.
 */
export function messageIds(value: string | null): string[] {
  if (value === null) return []
  const bracketed = [...value.matchAll(/<([^<>]{1,2000})>/g)].map((match) => match[1] ?? "")
  const found = bracketed.length > 0 ? bracketed : value.replace(/[<>]/g, " ").split(/[\s,]+/)
  const plain = found
    .map((id) => id.replace(/[\s\p{Cc}]/gu, ""))
    .filter((id) => id !== "" && id.length <= MOST_ID)
  const ids = bracketed.length > 0 ? plain : plain.filter((id) => id.includes("@"))
  const each = [...new Set(ids)]
  // The first is where it began, the last ones are nearest.
  return each.length <= MOST_IDS ? each : [...each.slice(0, 1), ...each.slice(1 - MOST_IDS)]
}

/** The id of a mail itself; an id without brackets or "@" still is one. */
export function ownMessageId(value: string | null): string | null {
  if (value === null) return null
  const [found] = messageIds(value)
  if (found !== undefined) return found
  const bare = value.replace(/[\s<>\p{Cc}]/gu, "")
  return bare === "" || bare.length > MOST_ID ? null : bare
}

import { plainAddress } from "../parse/addresses.ts"
import { fieldsIn, first, headersOf } from "../parse/headers.ts"
import { messageIds } from "../parse/message-ids.ts"
import type { Part } from "../parse/tree.ts"

export const MOST_RECIPIENTS = 100
const MOST_ABOUT = 20

/** Message-IDs of the mails that a report gives back, whole or their headers only. */
export function aboutIn(parts: Part[]): string[] {
  const returned = parts.filter(({ type }) =>
    /^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/(?:rfc822-headers|global-headers))$/.test(
      type,
    ),
  )
  const ids = returned.flatMap(({ type, content }) => {
    const fields = type.endsWith("headers") ? fieldsIn(content) : headersOf(content)
    return messageIds(first(fields, "message-id"))
  })
  return [...new Set(ids)].slice(0, MOST_ABOUT)
}

/** The address of "rfc822; somebody@there" or "<somebody@there>". */
export function addressIn(value: string): string | null {
  const bare = value.slice(0, 1000).replace(/^[^;]{0,30};/, "")
  const found = /[^\s<>"'(),;:：，；（）]{1,64}@[^\s<>"'(),;:：，；（）]{1,190}/.exec(bare)?.[0]
  return found === undefined ? null : plainAddress(found.replace(/[.]+$/, ""))
}

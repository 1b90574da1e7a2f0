import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { safePicture } from "../attachments/index.ts"
import { readable } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import type { Outside } from "../platform/remote/index.ts"
import { mailOf } from "./store.ts"

export type Pictures = (
  ctx: Context<StaffActor>,
  asked: { messageId: string; url: string },
) => Promise<Buffer>

const MOST_BYTES = 5 * 1024 * 1024

/**
 * A picture elsewhere that a mail wanted to load, fetched by us where a person asks for it: whoever sent the mail learns
 * that somebody here looked, and neither who nor from where. Only what stands in that mail is fetched, never from our own
 * network, and it is written anew before a browser gets it.
 * @throws Refusal `picture-unreachable`
 */
export function makePictures({ outside }: { outside: Outside }): Pictures {
  return async (ctx, { messageId, url }) => {
    const mail = await mailOf(ctx.db, messageId)
    if (!mail?.html) throw notFound()
    await readable(ctx.db, ctx.actor, { id: mail.conversationId })
    if (!remotePicturesIn(mail.html).has(url)) throw notFound()
    const read = await outside.get(url, { mostBytes: MOST_BYTES, accept: "image/*" })
    const picture = read.state === "read" ? await safePicture(read.bytes) : null
    if (!picture) throw new Refusal("picture-unreachable", 502)
    return picture
  }
}

function remotePicturesIn(html: string): Set<string> {
  const found = html.matchAll(/\sdata-remote="([^"]{1,4000})"/g)
  return new Set([...found].map(([, url = ""]) => url.replaceAll("&amp;", "&")))
}

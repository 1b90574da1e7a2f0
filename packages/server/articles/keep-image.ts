import type { ArticleImage } from "@veridesk/contract/articles.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { keepPicture } from "../attachments/index.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { refuseReaders } from "./change.ts"

/** For what the pictures of articles are kept, and where they are given out. */
export const ARTICLE_IMAGES = { what: "article", path: "/articles/images" } as const

/**
 * A picture that its writer has uploaded to the desk becomes one of articles, for anybody who has its address.
 * @throws Refusal `not-found` where it isn't theirs and ready · `not-a-picture` 422
 */
export async function keepArticleImage(
  ctx: Context<StaffActor>,
  { attachmentId }: { attachmentId: string },
): Promise<ArticleImage> {
  refuseReaders(ctx.actor)
  const { what, path } = ARTICLE_IMAGES
  const { id, width, height } = await inTransaction(ctx.db, (tx) =>
    keepPicture(tx, { id: attachmentId, staffId: ctx.actor.id, what }),
  )
  return { src: `${path}/${id}`, width, height }
}

import * as z from "zod"

/*
 * The text of an announcement: a document of a closed kind, in the shape that the block editor keeps (ProseMirror's
 * JSON). What isn't named here can't be in it, so whoever draws it needs no cleaning.
 */

/** Where a link may lead: https, a mailbox, or a page of this help site. */
export const linkTarget = z
  .string()
  .max(2000)
  .refine(
    (href) =>
      /^(https:\/\/[^\s/?#]+|mailto:[^\s@]+@[^\s@]+$|\/(?!\/))/i.test(href) && !/[\s\\<>"]/.test(href),
  )

const mark = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bold") }),
  z.strictObject({ type: z.literal("italic") }),
  z.strictObject({ type: z.literal("code") }),
  z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href: linkTarget }) }),
])
const text = z.strictObject({
  type: z.literal("text"),
  text: z
    .string()
    .min(1)
    .max(10_000)
    .refine((said) => !said.includes("\u0000")),
  marks: z.array(mark).max(4).optional(),
})
const inline = z.discriminatedUnion("type", [text, z.strictObject({ type: z.literal("hardBreak") })])
export type Inline = z.infer<typeof inline>

const paragraph = z.strictObject({
  type: z.literal("paragraph"),
  content: z.array(inline).max(500).optional(),
})
const heading = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: z.array(inline).max(100).optional(),
})
const listItem = z.strictObject({ type: z.literal("listItem"), content: z.array(paragraph).min(1).max(20) })
const bulletList = z.strictObject({
  type: z.literal("bulletList"),
  content: z.array(listItem).min(1).max(100),
})
const orderedList = z.strictObject({
  type: z.literal("orderedList"),
  content: z.array(listItem).min(1).max(100),
})
const blockquote = z.strictObject({
  type: z.literal("blockquote"),
  content: z.array(paragraph).min(1).max(20),
})
const block = z.discriminatedUnion("type", [paragraph, heading, bulletList, orderedList, blockquote])
export type Block = z.infer<typeof block>
export type Paragraph = z.infer<typeof paragraph>

export const announcementBody = z.strictObject({ type: z.literal("doc"), content: z.array(block).max(200) })
export type AnnouncementBody = z.infer<typeof announcementBody>

export const EMPTY_BODY: AnnouncementBody = { type: "doc", content: [] }

/** The words of a document, one line a block: for searching, for mails without markup, for counting. */
export function plainText(body: AnnouncementBody): string {
  return body.content.map((each) => linesOf(each).join("\n")).join("\n\n")
}

/** Every address that a document links to, each once. */
export function linksOf(body: AnnouncementBody): string[] {
  const found = body.content
    .flatMap(inlinesOf)
    .flatMap((each) => (each.type === "text" ? (each.marks ?? []) : []))
    .flatMap((each) => (each.type === "link" ? [each.attrs.href] : []))
  return [...new Set(found)]
}

function linesOf(each: Block): string[] {
  if (each.type === "bulletList" || each.type === "orderedList")
    return each.content.map((item, index) => {
      const sign = each.type === "orderedList" ? `${index + 1}.` : "-"
      return `${sign} ${item.content.map((part) => wordsOf(part.content)).join("\n  ")}`
    })
  if (each.type === "blockquote") return each.content.map((part) => `> ${wordsOf(part.content)}`)
  return [wordsOf(each.content)]
}

function wordsOf(content: Inline[] = []): string {
  return content.map((each) => (each.type === "text" ? each.text : "\n")).join("")
}

function inlinesOf(each: Block): Inline[] {
  if (each.type === "bulletList" || each.type === "orderedList")
    return each.content.flatMap((item) => item.content.flatMap((part) => part.content ?? []))
  if (each.type === "blockquote") return each.content.flatMap((part) => part.content ?? [])
  return each.content ?? []
}

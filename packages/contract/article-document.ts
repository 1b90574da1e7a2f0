import * as z from "zod"

/*
 * An article's text: the JSON of a ProseMirror document with a closed set of nodes and marks. What is not named here
 * is not kept, so that a page can be drawn from it without asking what might be in it.
 */

/** How much one article may hold. */
export const ARTICLE_BOUNDS = { nodes: 10_000, depth: 24, characters: 120_000 } as const

const slugWord = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/
/** The name of an article in addresses and links; the same in all languages. */
export const articleSlug = z.string().regex(slugWord)

/** Pages of the help site that a link names without a language, so that each reader comes to the one in theirs. */
export const articlePlaces = [
  "page:home",
  "page:topics",
  "page:announcements",
  "page:subscribe",
  "page:verify",
  "page:report",
  "page:status",
  "page:contact",
  "page:tools",
  "tool:deposit",
  "tool:withdrawal",
  "tool:lock",
  "tool:api-errors",
] as const
export type ArticlePlace = (typeof articlePlaces)[number]

/** Where a link of an article leads: another article, a page of this site, a place elsewhere, a mailbox, a heading. */
export type ArticleHref =
  | { kind: "article"; slug: string; anchor: string | null }
  | { kind: "place"; place: ArticlePlace }
  | { kind: "path"; path: string }
  | { kind: "web"; url: string }
  | { kind: "mail"; url: string }
  | { kind: "anchor"; anchor: string }

/** Reads a link's target; null for everything that an article may not lead to (other schemes, other people's hosts by `//`). */
export function readArticleHref(href: string): ArticleHref | null {
  // Browsers drop tabs and line ends inside an address and take a backslash for a slash: nothing of the kind is meant.
  if (href.length > 2000 || /[\u0000-\u0020\u007f-\u00a0\\\u2028\u2029]/u.test(href)) return null
  const article = /^article:([a-z0-9-]{1,80})(?:#([^#]{1,200}))?$/.exec(href)
  if (article?.[1])
    return slugWord.test(article[1])
      ? { kind: "article", slug: article[1], anchor: article[2] ?? null }
      : null
  const place = articlePlaces.find((one) => one === href)
  if (place) return { kind: "place", place }
  if (/^#[^#]{1,200}$/.test(href)) return { kind: "anchor", anchor: href.slice(1) }
  if (/^\/(?!\/)/.test(href)) return { kind: "path", path: href }
  if (/^mailto:[^@:/?]+@[^@:/?]+(?:\?[^#]*)?$/i.test(href)) return { kind: "mail", url: href }
  if (!/^https:\/\//i.test(href) || !URL.canParse(href)) return null
  const url = new URL(href)
  // A name before the host is only ever there to deceive: https://kestrel.example@elsewhere.example
  return url.username || url.password ? null : { kind: "web", url: url.href }
}

const href = z.string().refine((value) => readArticleHref(value) !== null, { params: { code: "bad-link" } })

/** A picture kept with the articles, or one of the site's own files. Nothing is loaded from elsewhere. */
export const articleImageSrc = z
  .string()
  .regex(
    /^\/(?:articles\/images\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|assets\/[A-Za-z0-9._-]{1,120})$/,
  )

export const articleMark = z.discriminatedUnion("type", [
  z.object({ type: z.literal("bold") }),
  z.object({ type: z.literal("italic") }),
  z.object({ type: z.literal("code") }),
  z.object({ type: z.literal("link"), attrs: z.object({ href }) }),
])
export type ArticleMark = z.infer<typeof articleMark>

const text = z.object({
  type: z.literal("text"),
  text: z
    .string()
    .min(1)
    .max(20_000)
    .refine((value) => !value.includes("\u0000")),
  marks: z.array(articleMark).max(4).optional(),
})
const hardBreak = z.object({ type: z.literal("hardBreak") })
const inline = z.discriminatedUnion("type", [text, hardBreak])
export type ArticleInline = z.infer<typeof inline>

const inlines = z.array(inline).max(2000).optional()
const paragraph = z.object({ type: z.literal("paragraph"), content: inlines })
const heading = z.object({
  type: z.literal("heading"),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inlines,
})
const codeBlock = z.object({
  type: z.literal("codeBlock"),
  attrs: z.object({ language: z.string().max(40).nullable().default(null) }).optional(),
  content: z
    .array(text.omit({ marks: true }))
    .max(50)
    .optional(),
})
const image = z.object({
  type: z.literal("image"),
  attrs: z.object({
    src: articleImageSrc,
    /** What the picture shows, for those who don't see it. Never empty. */
    alt: z.string().trim().min(1).max(400),
    width: z.int().min(1).max(20_000).nullable().default(null),
    height: z.int().min(1).max(20_000).nullable().default(null),
  }),
})
const horizontalRule = z.object({ type: z.literal("horizontalRule") })

export const calloutKinds = ["info", "warning", "danger", "tip"] as const
export type CalloutKind = (typeof calloutKinds)[number]
export const liveValues = ["fees", "confirmations", "minimums", "wallet-status"] as const
export type LiveValue = (typeof liveValues)[number]

/** What the exchange says at the time of reading: of one asset on all its networks, or on one of them. */
const liveValue = z.object({
  type: z.literal("liveValue"),
  attrs: z.object({
    what: z.enum(liveValues),
    asset: z.string().regex(/^[A-Z0-9]{1,20}$/),
    chain: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .nullable()
      .default(null),
  }),
})

export type ArticleListItem = { type: "listItem"; content: ArticleBlock[] }
export type ArticleCell = { type: "tableHeader" | "tableCell"; content: ArticleBlock[] }
export type ArticleRow = { type: "tableRow"; content: ArticleCell[] }
export type ArticleBlock =
  | z.infer<typeof paragraph>
  | z.infer<typeof heading>
  | z.infer<typeof codeBlock>
  | z.infer<typeof image>
  | z.infer<typeof horizontalRule>
  | z.infer<typeof liveValue>
  | { type: "bulletList"; content: ArticleListItem[] }
  | { type: "orderedList"; attrs?: { start: number } | undefined; content: ArticleListItem[] }
  | { type: "callout"; attrs: { kind: CalloutKind }; content: ArticleBlock[] }
  | { type: "blockquote"; content: ArticleBlock[] }
  | { type: "table"; content: ArticleRow[] }
export type ArticleDocument = { type: "doc"; content: ArticleBlock[] }

const blocks: z.ZodType<ArticleBlock[]> = z.lazy(() => z.array(block).min(1).max(2000))
const listItem = z.object({ type: z.literal("listItem"), content: blocks })
const items = z.array(listItem).min(1).max(500)
const tableRow = z.object({
  type: z.literal("tableRow"),
  content: z
    .array(z.object({ type: z.enum(["tableHeader", "tableCell"]), content: blocks }))
    .min(1)
    .max(12),
})
const block: z.ZodType<ArticleBlock> = z.lazy(() =>
  z.discriminatedUnion("type", [
    paragraph,
    heading,
    codeBlock,
    image,
    horizontalRule,
    liveValue,
    z.object({ type: z.literal("bulletList"), content: items }),
    z.object({
      type: z.literal("orderedList"),
      attrs: z.object({ start: z.int().min(1).max(9999).default(1) }).optional(),
      content: items,
    }),
    z.object({
      type: z.literal("callout"),
      attrs: z.object({ kind: z.enum(calloutKinds) }),
      content: blocks,
    }),
    z.object({ type: z.literal("blockquote"), content: blocks }),
    // The first row is the head of the table: its cells name the columns, also where a narrow page shows rows as cards.
    z.object({ type: z.literal("table"), content: z.array(tableRow).min(1).max(200) }),
  ]),
)

/** A whole text. Its bounds are looked at first and without recursion: a reader of shapes can be sunk by depth alone. */
export const articleDocument: z.ZodType<ArticleDocument> = z
  .unknown()
  .superRefine((value, ctx) => {
    const fault = boundsFault(value)
    if (fault) ctx.addIssue({ code: "custom", params: { code: fault } })
  })
  .pipe(z.object({ type: z.literal("doc"), content: blocks }))

/** Why a value is too much for one article; null where it isn't. */
function boundsFault(value: unknown): "too-deep" | "too-long" | null {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  let nodes = 0
  let characters = 0
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (typeof one.value === "string") characters += one.value.length
    if (typeof one.value !== "object" || one.value === null) continue
    // `content` arrays lie between two nodes and count as a step of their own.
    if (one.depth > ARTICLE_BOUNDS.depth * 2) return "too-deep"
    nodes += Array.isArray(one.value) ? 0 : 1
    if (nodes > ARTICLE_BOUNDS.nodes || characters > ARTICLE_BOUNDS.characters) return "too-long"
    for (const inner of Object.values(one.value)) waiting.push({ value: inner, depth: one.depth + 1 })
  }
  return characters > ARTICLE_BOUNDS.characters ? "too-long" : null
}

import * as z from "zod"
import { articleDocument, articleSlug } from "./article-document.ts"
import { id, requestId } from "./ids.ts"
import { locale } from "./locale.ts"

/*
 * Articles of the help site, as those who keep them see them: /api/desk/articles…
 * An article is one subject; each language has a text of its own with versions of its own. All members of staff read,
 * leads and administrators write. The text itself: article-document.ts.
 */

export const articleAudience = z.enum(["public", "signed-in", "staff"])
export type ArticleAudience = z.infer<typeof articleAudience>

export const topicKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const teamKey = z.string().min(1).max(40)
const formKey = z.string().min(1).max(60)
const version = z.int().min(1).max(1_000_000)
const topicName = z.object({ en: z.string().trim().min(1).max(80), zh: z.string().trim().min(1).max(80) })
const when = z.iso.datetime()

/** What of a text has versions. */
export const articleContent = z.object({
  title: z.string().trim().min(1).max(160),
  /** One or two sentences: shown in lists, in search and to search engines. */
  summary: z.string().trim().max(400),
  /** Other words that people look for it by. */
  keywords: z.array(z.string().trim().min(1).max(60)).max(40),
  doc: articleDocument,
})
export type ArticleContent = z.infer<typeof articleContent>

/** A translation whose original has moved on: it was made from version `from`, and `to` is published now. */
export const outdatedMark = z.object({
  locale,
  from: version,
  to: version,
  /** Which top-level blocks of the original's published version are new or changed since, by their places from 0. */
  blocks: z.array(z.int()),
})
export type OutdatedMark = z.infer<typeof outdatedMark>

/** How one language of an article stands. */
export const articleTextState = z.object({
  title: z.string(),
  latest: version,
  published: version.nullable(),
  publishedAt: when.nullable(),
  /** There is a newer version than the published one. */
  draft: z.boolean(),
  scheduled: z.object({ version, at: when }).nullable(),
  outdated: z.boolean(),
  editedAt: when,
  editedBy: z.string().nullable(), // null: came with the product
})
export type ArticleTextState = z.infer<typeof articleTextState>
const texts = z.object({ en: articleTextState.nullable(), "zh-CN": articleTextState.nullable() })

export const articleLine = z.object({
  id,
  slug: articleSlug,
  topic: topicKey,
  audience: articleAudience,
  team: teamKey.nullable(),
  archived: z.boolean(),
  reviewOn: z.iso.date().nullable(),
  reviewDue: z.boolean(),
  texts,
})
export type ArticleLine = z.infer<typeof articleLine>

export const topicView = z.object({
  key: topicKey,
  name: topicName,
  position: z.int(),
  /** Articles in it that aren't archived. */
  articles: z.int(),
  revision: z.int(),
})
export type TopicView = z.infer<typeof topicView>

/** GET /api/desk/articles: all topics in order, and a page of the articles of one or of all. */
export const articleListQuery = z.object({
  topic: topicKey.optional(),
  /** A part of a title or slug. */
  q: z.string().trim().max(100).default(""),
  show: z
    .enum(["all", "drafts", "scheduled", "outdated", "review-due", "untranslated", "archived"])
    .default("all"),
  after: z.string().max(2000).optional(),
})
export type ArticleListQuery = z.input<typeof articleListQuery>
/** `articles` in the order of topics and titles, at most 500; `next`: the `after` of the following page. */
export const articleList = z.object({
  topics: z.array(topicView),
  articles: z.array(articleLine),
  next: z.string().nullable(),
  mayWrite: z.boolean(),
  teams: z.array(z.object({ key: teamKey, name: z.string() })),
  forms: z.array(z.object({ key: formKey, title: z.string() })),
})
export type ArticleList = z.infer<typeof articleList>

/** One version without its text, as lists of versions have it. */
export const articleVersionLine = z.object({
  version,
  title: z.string(),
  note: z.string(),
  authorName: z.string().nullable(), // null: came with the product
  at: when,
  publishedByName: z.string().nullable(),
  publishedAt: when.nullable(), // null: was never published
  translatedFrom: z.object({ locale, version }).nullable(),
})
export type ArticleVersionLine = z.infer<typeof articleVersionLine>
/** GET /api/desk/articles/:id/versions/:locale/:version */
export const articleVersion = articleVersionLine.extend({ locale, content: articleContent })
export type ArticleVersion = z.infer<typeof articleVersion>

/** What holds for all languages of an article. */
export const articleSettings = z.object({
  slug: articleSlug,
  topic: topicKey,
  audience: articleAudience,
  team: teamKey.nullable(),
  /** Every so many days somebody has to look whether it still holds; null: never. */
  reviewDays: z.int().min(7).max(1100).nullable(),
  /** Forms of tickets it is offered beside. */
  forms: z.array(formKey).max(20),
})
export type ArticleSettings = z.infer<typeof articleSettings>

const openedText = z.object({
  state: articleTextState,
  /** The newest version, whole: what an editor starts from. */
  newest: articleVersion,
  versions: z.array(articleVersionLine), // newest first, at most two hundred
  outdated: outdatedMark.nullable(),
})
export type OpenedArticleText = z.infer<typeof openedText>

/** GET /api/desk/articles/:id, and the answer to every write to it. */
export const openedArticle = z.object({
  line: articleLine,
  settings: articleSettings,
  /** What `saveSettings` is based on. */
  revision: z.int(),
  texts: z.object({ en: openedText.nullable(), "zh-CN": openedText.nullable() }),
  /** Earlier slugs, which lead here. */
  redirects: z.array(articleSlug),
  /** Published articles with a link to it. */
  linkedFrom: z.array(z.object({ id, slug: articleSlug, title: z.string(), locale })),
  mayWrite: z.boolean(),
})
export type OpenedArticle = z.infer<typeof openedArticle>

const note = z.string().trim().max(300).default("")

/** POST /api/desk/articles → openedArticle. The first text is a draft. @error `slug-taken` 409 */
export const newArticle = z.object({
  requestId,
  articleId: id,
  settings: articleSettings,
  locale,
  content: articleContent,
  note,
})
/**
 * POST /api/desk/articles/:id/draft → openedArticle: a new version of one language, not yet published.
 * `basedOn`: the newest version that the writer saw, null where the language has no text yet; a newer one answers 409
 * `changed-meanwhile` with `detail: { version }`. `translatedFrom`: the version of the other language that it was
 * brought in line with; null keeps what the version before said.
 */
export const saveArticle = z.object({
  requestId,
  locale,
  basedOn: version.nullable(),
  content: articleContent,
  note,
  translatedFrom: z.object({ locale, version }).nullable().default(null),
})
export type SaveArticle = z.input<typeof saveArticle>
/**
 * POST …/publish: at once, or at `at` (up to a year ahead). `version` is published as it is, whatever is written
 * meanwhile. @error `changed-meanwhile` 409 where there is no such version · `past-time` 422
 */
export const publishArticle = z.object({ requestId, locale, version, at: when.nullable().default(null) })
/** POST …/unschedule */
export const unscheduleArticle = z.object({ requestId, locale })
/** POST …/unpublish: takes one language off the site; its versions stay. */
export const unpublishArticle = z.object({ requestId, locale })
/** POST …/archive: takes the whole article off the site, or brings it back as it was. */
export const archiveArticle = z.object({ requestId, archived: z.boolean() })
/** POST …/restore: an earlier version comes back as a new one; `publish` puts it out at once. */
export const restoreArticle = z.object({
  requestId,
  locale,
  basedOn: version,
  version,
  publish: z.boolean().default(false),
})
/** POST …/settings. A new slug leaves a redirect behind. @error `changed-meanwhile` 409 · `slug-taken` 409 */
export const saveArticleSettings = z.object({ requestId, revision: z.int(), settings: articleSettings })
/** POST …/reviewed: somebody has looked and it holds; the next review is counted from today. */
export const reviewedArticle = z.object({ requestId })

/** GET …/:id/diff?locale=&from=&to= */
export const articleDiffQuery = z.object({
  locale,
  from: z.coerce.number().int().min(1).max(1_000_000),
  to: z.coerce.number().int().min(1).max(1_000_000),
})
const diffPart = z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() })
/** Title, summary and keywords, then block by block as text; `parts` of a changed one word by word. */
export const articleDiff = z.object({
  from: articleVersionLine,
  to: articleVersionLine,
  rows: z.array(
    z.object({
      part: z.enum(["title", "summary", "keywords", "block"]),
      kind: z.enum(["same", "added", "removed", "changed"]),
      parts: z.array(diffPart),
    }),
  ),
})
export type ArticleDiff = z.infer<typeof articleDiff>

/** GET …/:id/preview?locale=&version= answers the page as its readers would see it, as HTML, never kept. */
export const articlePreviewQuery = articleDiffQuery.pick({ locale: true }).extend({
  version: z.coerce.number().int().min(1).max(1_000_000),
})

/**
 * POST /api/desk/articles/images → articleImage: a file that the desk has uploaded (/api/desk/uploads) becomes a
 * picture of articles. @error `not-found` 404 where it isn't the writer's own · `not-a-picture` 422
 */
export const keepArticleImage = z.object({ requestId, attachmentId: id })
export const articleImage = z.object({
  src: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
})
export type ArticleImage = z.infer<typeof articleImage>

/** POST /api/desk/articles/topics → articleList; PUT order; a topic goes only when it is empty (`topic-in-use` 409). */
export const newTopic = z.object({ requestId, key: topicKey, name: topicName })
/** POST /api/desk/articles/topics/:key: `position` moves it there, the others make room. */
export const saveTopic = z.object({
  requestId,
  revision: z.int(),
  name: topicName,
  position: z.int().min(0).max(200),
})
/** POST /api/desk/articles/topics/:key/remove */
export const removeTopic = z.object({ requestId })

/** Why an article didn't help, in the reader's own choice of four. */
export const feedbackReasons = ["unclear", "incomplete", "wrong", "other-problem"] as const
export const feedbackReason = z.enum(feedbackReasons)
export type FeedbackReason = z.infer<typeof feedbackReason>
export const MOST_FEEDBACK_COMMENT = 1000

const reasons = z.object({
  unclear: z.int(),
  incomplete: z.int(),
  wrong: z.int(),
  "other-problem": z.int(),
})
/** GET …/:id/feedback: what readers said, of the last ninety days, newest comments first (at most 100). */
export const articleFeedback = z.object({
  texts: z.array(z.object({ locale, version, useful: z.int(), notUseful: z.int(), reasons })),
  comments: z.array(
    z.object({ id, locale, version, at: when, reason: feedbackReason.nullable(), comment: z.string() }),
  ),
})
export type ArticleFeedback = z.infer<typeof articleFeedback>

/** GET /api/desk/articles/health: what somebody should look at; at most 100 of each, the worst first. */
export const articleHealth = z.object({
  stale: z.array(z.object({ id, slug: articleSlug, title: z.string(), reviewOn: z.iso.date() })),
  outdated: z.array(
    z.object({ id, slug: articleSlug, title: z.string(), locale, from: version, to: version }),
  ),
  lowHelpful: z.array(
    z.object({
      id,
      slug: articleSlug,
      title: z.string(),
      locale,
      useful: z.int(),
      notUseful: z.int(),
      /** The most frequent reason. */
      reason: feedbackReason.nullable(),
    }),
  ),
  brokenLinks: z.array(z.object({ id, slug: articleSlug, title: z.string(), locale, href: z.string() })),
})
export type ArticleHealth = z.infer<typeof articleHealth>

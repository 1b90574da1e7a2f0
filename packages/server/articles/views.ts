import type {
  ArticleDiff,
  ArticleVersion,
  ArticleVersionLine,
  OpenedArticle,
  OpenedArticleText,
  OutdatedMark,
} from "@veridesk/contract/articles.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Db } from "../platform/db/connect.ts"
import { changedBlocks, mayWrite } from "./article.ts"
import { isOutdated, lineView, stateView } from "./lists/line.ts"
import { lineRow, type StateRow, stateRows } from "./lists/store.ts"
import {
  articleById,
  linkedFrom,
  redirectsTo,
  type VersionRow,
  versionLines,
  type WholeVersion,
  wholeVersion,
} from "./store.ts"

/** One article with both languages, as those who keep it see it. @throws Refusal `not-found` */
export async function openedArticle(
  db: Db,
  actor: StaffActor,
  { id, now }: { id: string; now: Date },
): Promise<OpenedArticle> {
  const [article, row, states, lines, redirects] = await Promise.all([
    articleById(db, id),
    lineRow(db, id),
    stateRows(db, [id]),
    versionLines(db, id),
    redirectsTo(db, id),
  ])
  if (!article || !row) throw notFound()
  const opened = async (locale: Locale) => {
    const state = states.find((one) => one.locale === locale)
    return state ? openedText(db, state, lines) : null
  }
  const [en, zh, links] = await Promise.all([
    opened("en"),
    opened("zh-CN"),
    linkedFrom(db, [article.slug, ...redirects]),
  ])
  const { slug, topic, audience, team, reviewDays, forms, place, revision } = article
  return {
    line: lineView(row, states, now),
    settings: { slug, topic, audience, team, reviewDays, forms, place },
    revision,
    texts: { en, "zh-CN": zh },
    redirects,
    linkedFrom: links.filter((link) => link.id !== id),
    mayWrite: mayWrite(actor),
  }
}

async function openedText(db: Db, state: StateRow, lines: VersionRow[]): Promise<OpenedArticleText> {
  const { id, locale, latest } = state
  const newest = await wholeVersion(db, { id, locale, version: latest })
  if (!newest) throw new Error("a text without its newest version")
  return {
    state: stateView(state),
    newest: versionView(newest),
    versions: lines.filter((line) => line.locale === locale).map(lineOf),
    outdated: await outdatedMark(db, state),
  }
}

/** What of the original has changed since a text was made from it; null where it is in line. */
async function outdatedMark(db: Db, state: StateRow): Promise<OutdatedMark | null> {
  const { id, fromLocale, fromVersion, originPublished } = state
  if (!isOutdated(state) || !fromLocale || fromVersion === null || originPublished === null) return null
  const [before, now] = await Promise.all([
    wholeVersion(db, { id, locale: fromLocale, version: fromVersion }),
    wholeVersion(db, { id, locale: fromLocale, version: originPublished }),
  ])
  if (!before || !now) return null
  const blocks = changedBlocks(before.content.doc, now.content.doc)
  return { locale: fromLocale, from: fromVersion, to: originPublished, blocks }
}

/** One version, whole. @throws Refusal `not-found` */
export async function articleVersion(
  db: Db,
  which: { id: string; locale: Locale; version: number },
): Promise<ArticleVersion> {
  const row = await wholeVersion(db, which)
  if (!row) throw notFound()
  return versionView(row)
}

/** What changed between two versions of one language. @throws Refusal `not-found` */
export async function articleDiff(
  db: Db,
  d: { id: string; locale: Locale; from: number; to: number },
): Promise<ArticleDiff> {
  const { id, locale } = d
  const [from, to] = await Promise.all([
    wholeVersion(db, { id, locale, version: d.from }),
    wholeVersion(db, { id, locale, version: d.to }),
  ])
  if (!from || !to) throw notFound()
  const { diffOf } = await import("./diff.ts")
  return { from: lineOf(from), to: lineOf(to), rows: diffOf(from.content, to.content) }
}

function versionView(row: WholeVersion): ArticleVersion {
  return { ...lineOf(row), locale: row.locale, content: row.content }
}

function lineOf(row: VersionRow): ArticleVersionLine {
  const { version, title, note, authorName, publishedByName, publishedAt, fromLocale, fromVersion } = row
  return {
    version,
    title,
    note,
    authorName,
    at: row.at.toISOString(),
    publishedByName,
    publishedAt: publishedAt?.toISOString() ?? null,
    translatedFrom: fromLocale && fromVersion ? { locale: fromLocale, version: fromVersion } : null,
  }
}

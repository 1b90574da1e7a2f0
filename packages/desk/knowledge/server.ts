import type * as contract from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type * as z from "zod"
import { call } from "../data/api.ts"

/*
 * What the desk asks of the server about articles, one function for each route of contract/articles.ts.
 */

const base = "/api/desk/articles"
const of = (id: string) => `${base}/${id}`
type In<S extends z.ZodType> = z.input<S>
type Opened = contract.OpenedArticle

export function readArticles(query: contract.ArticleListQuery, signal?: AbortSignal) {
  return call<contract.ArticleList>("GET", `${base}?${parameters(query)}`, { signal })
}
export const readArticle = (id: string, signal?: AbortSignal) => call<Opened>("GET", of(id), { signal })
export const readVersion = (id: string, o: { locale: Locale; version: number }) =>
  call<contract.ArticleVersion>("GET", `${of(id)}/versions/${o.locale}/${o.version}`)
export const readDiff = (id: string, o: { locale: Locale; from: number; to: number }) =>
  call<contract.ArticleDiff>("GET", `${of(id)}/diff?${parameters(o)}`)
export const readFeedback = (id: string) => call<contract.ArticleFeedback>("GET", `${of(id)}/feedback`)
export const readHealth = () => call<contract.ArticleHealth>("GET", `${base}/health`)

export const makeArticle = (body: In<typeof contract.newArticle>) => call<Opened>("POST", base, { body })
export const saveDraft = (id: string, body: contract.SaveArticle) =>
  call<Opened>("POST", `${of(id)}/draft`, { body })
export const publishArticle = (id: string, body: In<typeof contract.publishArticle>) =>
  call<Opened>("POST", `${of(id)}/publish`, { body })
export const unscheduleArticle = (id: string, body: In<typeof contract.unscheduleArticle>) =>
  call<Opened>("POST", `${of(id)}/unschedule`, { body })
export const unpublishArticle = (id: string, body: In<typeof contract.unpublishArticle>) =>
  call<Opened>("POST", `${of(id)}/unpublish`, { body })
export const archiveArticle = (id: string, body: In<typeof contract.archiveArticle>) =>
  call<Opened>("POST", `${of(id)}/archive`, { body })
export const restoreArticle = (id: string, body: In<typeof contract.restoreArticle>) =>
  call<Opened>("POST", `${of(id)}/restore`, { body })
export const saveSettings = (id: string, body: In<typeof contract.saveArticleSettings>) =>
  call<Opened>("POST", `${of(id)}/settings`, { body })
export const markReviewed = (id: string, body: In<typeof contract.reviewedArticle>) =>
  call<Opened>("POST", `${of(id)}/reviewed`, { body })

export const keepImage = (body: In<typeof contract.keepArticleImage>) =>
  call<contract.ArticleImage>("POST", `${base}/images`, { body })

export const makeTopic = (body: In<typeof contract.newTopic>) =>
  call<contract.ArticleList>("POST", `${base}/topics`, { body })
export const saveTopic = (key: string, body: In<typeof contract.saveTopic>) =>
  call<contract.ArticleList>("POST", `${base}/topics/${key}`, { body })
export const removeTopic = (key: string, body: In<typeof contract.removeTopic>) =>
  call<contract.ArticleList>("POST", `${base}/topics/${key}/remove`, { body })

/** The page of a version as its readers would see it. */
export const previewAddress = (id: string, o: { locale: Locale; version: number }) =>
  `${of(id)}/preview?${parameters(o)}`

function parameters(values: Record<string, string | number | undefined>): URLSearchParams {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "")
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
}

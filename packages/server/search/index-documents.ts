import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import type { DocumentKey, DocumentKind, SearchDocument } from "./document.ts"
import { vectorOf } from "./reading/vector.ts"
import { openCut } from "./reading/words.ts"
import {
  addToWords,
  deleteDocuments,
  insertDocuments,
  type KeptText,
  type Row,
  textsOfKind,
  type WordChange,
} from "./store.ts"

/** As many go into one statement. */
const GROUP = 200
const MOST_BODY = 200_000

/**
 * Puts texts into the index, or in the place of what it had of them. In the transaction that publishes them: what was
 * rolled back is never found. A text that hasn't changed may come again.
 */
export async function indexDocuments(tx: Db, docs: SearchDocument[]): Promise<void> {
  const cut = await openCut()
  for (let from = 0; from < docs.length; from += GROUP) {
    const rows = docs.slice(from, from + GROUP).map((doc) => rowOf(doc, cut))
    const before = await deleteDocuments(
      tx,
      rows.map(({ kind, key, locale }) => ({ kind, key, locale })),
    )
    await insertDocuments(tx, rows)
    await addToWords(tx, changes({ gone: before, come: rows.map(({ words }) => words) }))
  }
}

/**
 * Has the index hold exactly these texts of their kind, and writes only what isn't so yet: for what comes with the
 * product. False where nothing had to change.
 */
export async function keepDocuments(db: Db, kind: DocumentKind, docs: SearchDocument[]): Promise<boolean> {
  const texts = await textsOfKind(db, kind)
  const have = new Map(texts.map((text) => [nameOf(text), sameness(text)]))
  const come = docs.filter((doc) => have.get(nameOf(doc)) !== sameness(doc))
  const wanted = new Set(docs.map(nameOf))
  const gone = texts.filter((text) => !wanted.has(nameOf(text)))
  if (come.length === 0 && gone.length === 0) return false
  await inTransaction(db, async (tx) => {
    await removeDocuments(tx, gone)
    await indexDocuments(tx, come)
  })
  return true
}

type Named = Pick<SearchDocument, "kind" | "key" | "locale">

function nameOf({ kind, key, locale }: Named): string {
  return `${kind} ${locale} ${key}`
}

function sameness({ title, summary, body, keywords }: Omit<KeptText, "kind" | "key" | "locale">): string {
  return JSON.stringify([title, summary, body, keywords])
}

/** Takes texts out of the index: in one language, or in all of them. */
export async function removeDocuments(tx: Db, keys: DocumentKey[]): Promise<void> {
  const gone = await deleteDocuments(tx, keys)
  await addToWords(tx, changes({ gone, come: [] }))
}

function rowOf(doc: SearchDocument, cut: Parameters<typeof vectorOf>[1]): Row {
  const clean = (text: string) => text.replaceAll("\u0000", "").toWellFormed()
  const { kind, key, locale, topic, audience, updatedAt } = doc
  const title = clean(doc.title)
  const summary = clean(doc.summary)
  const body = clean(doc.body).slice(0, MOST_BODY)
  const keywords = doc.keywords.map(clean)
  const head = [
    { text: title, weight: "A" as const },
    ...keywords.map((text) => ({ text, weight: "B" as const })),
    { text: summary, weight: "C" as const },
  ]
  const whole = vectorOf([...head, { text: body, weight: "D" }], cut)
  return {
    kind,
    key,
    locale,
    topic,
    audience,
    updatedAt,
    title,
    summary,
    body,
    keywords,
    head: vectorOf(head, cut).text,
    titleWords: vectorOf([{ text: title, weight: "A" }], cut).words.size,
    whole: whole.text,
    words: [...whole.words].map(([word, { asWord }]) => ({ word, asWord })),
  }
}

/** By how much each word's count changes, in an order that two who write at once share. */
function changes(o: { gone: string[][]; come: Row["words"][] }): WordChange[] {
  const by = new Map<string, WordChange>()
  const count = (word: string, sign: 1 | -1, asWord: boolean) => {
    const entry = by.get(word) ?? { word, documents: 0, asWord: false }
    entry.documents += sign
    entry.asWord ||= asWord
    by.set(word, entry)
  }
  for (const words of o.gone) for (const word of words) count(word, -1, false)
  for (const words of o.come) for (const { word, asWord } of words) count(word, 1, asWord)
  return [...by.values()]
    .filter(({ documents }) => documents !== 0)
    .sort((a, b) => (a.word < b.word ? -1 : 1))
}

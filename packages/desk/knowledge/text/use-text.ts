import { useQueryClient } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import { useEffect, useRef, useState } from "react"
import { Refused } from "../../data/api.ts"
import { useSubmit } from "../../frame/use-submit.ts"
import { type DocumentFault, emptyDocument, readDocument } from "../document/read-document.ts"
import { saveDraft } from "../server.ts"
import { contentOf, differs, type LocalText, textKey, type WrittenText, written } from "./local-text.ts"
import { bringBack, forget, localTexts, putAside, rebase, settled, write } from "./local-texts.ts"
import type { ColumnProps } from "./column-props.ts"

/**
 * What is written of one language and what the server has of it. `epoch` turns where the editor has to begin anew with
 * another text: what is typed never turns it.
 */
export function useText({ article, locale, onChanged, local }: ColumnProps & { local: LocalText | null }) {
  const client = useQueryClient()
  const key = textKey(article.line.id, locale)
  const server = article.texts[locale]?.newest ?? null
  const version = server?.version ?? null
  const shown: WrittenText =
    local?.written ??
    (server ? written(server.content) : { title: "", summary: "", keywords: "", doc: emptyDocument })
  const isStale = local !== null && local.basedOn !== version
  const flush = useRef<() => void>(() => {})
  const [base, setBase] = useState({ version, epoch: 0 })
  const [faults, setFaults] = useState<DocumentFault[]>([])
  const [note, setNote] = useState("")
  const [inLine, setInLine] = useState(false)
  const [comparing, setComparing] = useState(false)
  const begin = () => setBase(({ epoch }) => ({ version, epoch: epoch + 1 }))

  // Somebody else's newer version takes the place of the one shown, but never of what is being written.
  useEffect(() => {
    if (!local && version !== base.version) setBase(({ epoch }) => ({ version, epoch: epoch + 1 }))
  }, [local, version, base.version])

  const now = () => localTexts.get(key)?.written ?? shown
  const change = (more: Partial<WrittenText>) => {
    const next = { ...now(), ...more }
    if (server && !isStale && !differs(next, server.content)) forget(key)
    else write(key, next, version)
    if (faults.length > 0) setFaults(readDocument(next.doc).faults)
  }

  const save = useSubmit(
    async () => {
      const sent = localTexts.get(key)
      const { doc } = readDocument(now().doc)
      if (!doc) throw new Error("what is saved has been checked")
      const body = {
        requestId: newId(),
        locale,
        basedOn: sent ? sent.basedOn : version,
        content: contentOf(now(), doc),
        note,
        translatedFrom: translatedFrom({ article, locale, inLine }),
      }
      const answer = await saveDraft(article.line.id, body).catch(async (refused: unknown) => {
        // Where somebody was faster, what they wrote is fetched and laid beside what was written here.
        if (refused instanceof Refused && refused.code === "changed-meanwhile") {
          await client.invalidateQueries({ queryKey: ["article", article.line.id] })
          setComparing(true)
        }
        throw refused
      })
      return { answer, sent, made: answer.texts[locale]?.newest.version ?? 1 }
    },
    ({ answer, sent, made }) => {
      setBase(({ epoch }) => ({ version: made, epoch }))
      settled(key, sent, made)
      setNote("")
      setInLine(false)
      onChanged(answer)
    },
  )

  /** Everything that keeps a text from being saved, found before it is sent. */
  const check = (): boolean => {
    flush.current()
    const found = readDocument(now().doc).faults
    setFaults(found)
    return found.length === 0 && now().title.trim() !== ""
  }

  return {
    key,
    server,
    version,
    shown,
    isStale,
    flush,
    epoch: base.epoch,
    faults,
    note,
    inLine,
    save,
    change,
    setNote,
    setInLine,
    comparing,
    setComparing,
    check,
    discard() {
      putAside(key)
      begin()
    },
    takeTheirs() {
      putAside(key)
      begin()
    },
    keepMine() {
      if (version !== null) rebase(key, version)
      save.clear()
    },
    bringBack() {
      bringBack(key, version)
      begin()
    },
  }
}

export type TextInHand = ReturnType<typeof useText>

/** What a text is a translation of: said when it is begun, and each time that it has been brought in line. */
function translatedFrom({
  article,
  locale,
  inLine,
}: Pick<ColumnProps, "article" | "locale"> & { inLine: boolean }) {
  const other = locale === "en" ? "zh-CN" : "en"
  const text = article.texts[locale]
  const source = article.texts[other]
  if (!source) return null
  const version = source.state.published ?? source.state.latest
  if (!text) return { locale: other, version } as const
  return inLine && text.outdated ? ({ locale: other, version: text.outdated.to } as const) : null
}

import { newId } from "@veridesk/contract/ids.ts"
import type { Editor } from "@tiptap/react"
import { type FormEvent, useEffect, useState } from "react"
import { useCell } from "../../data/cell.ts"
import { cancelUpload, upload, uploads, whenUploaded } from "../../data/uploads.ts"
import { Button } from "../../frame/button.tsx"
import { Field, FormFault } from "../../frame/field.tsx"
import { Sheet } from "../../frame/sheet.tsx"
import { useSubmit } from "../../frame/use-submit.ts"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { keepImage } from "../server.ts"

interface ImageSheetProps {
  editor: Editor
  /** A picture that was pasted or dropped. */
  file: File | null
  onClose(): void
  onPlaced(): void
}

/** A picture with the words for those who don't see it: a new one, or other words for the chosen one. */
export function ImageSheet({ editor, file: given, onClose, onPlaced }: ImageSheetProps) {
  const words = useSay()
  const chosen = given === null && editor.isActive("image") ? editor.getAttributes("image") : null
  const [alt, setAlt] = useState(String(chosen?.["alt"] ?? ""))
  const [file, setFile] = useState(given)
  const [sent, setSent] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  useEffect(() => {
    if (file) setSent(upload(file).id)
  }, [file])
  const form = useSubmit(
    async () => {
      if (chosen) return null
      await whenUploaded(sent ?? "")
      return keepImage({ requestId: newId(), attachmentId: sent ?? "" })
    },
    (image) => {
      const text = alt.trim()
      if (image) {
        const { src } = image
        const [width, height] = [image.width ?? undefined, image.height ?? undefined]
        editor.chain().focus().setImage({ src, alt: text, width, height }).run()
      } else editor.chain().focus().updateAttributes("image", { alt: text }).run()
      onPlaced()
    },
  )
  const onSubmit = (event: FormEvent) => {
    setTried(true)
    if (alt.trim() && (chosen || sent)) form.onSubmit(event)
    else event.preventDefault()
  }
  const close = () => {
    if (sent) cancelUpload(sent)
    onClose()
  }
  return (
    <Sheet title={words("articles.tool.image")} onClose={close}>
      <form className={css.form} onSubmit={onSubmit} noValidate>
        <FormFault error={form.error} />
        {!chosen && given === null && (
          <Field
            label={words("articles.image.file")}
            fault={tried && !file ? words("articles.image.none") : undefined}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/gif"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
        {sent && <Sent id={sent} />}
        <Field
          label={words("articles.image.alt")}
          hint={words("articles.image.alt.hint")}
          fault={tried && !alt.trim() ? words("articles.image.alt.none") : undefined}
          autoFocus={given !== null || chosen !== null}
          maxLength={400}
          value={alt}
          onChange={(event) => setAlt(event.target.value)}
        />
        <div className={css.ways}>
          <Button type="submit" look="primary" aria-busy={form.busy}>
            {words(chosen ? "save" : "articles.image.put")}
          </Button>
          {form.busy && <span className={css.none}>{words("articles.image.sending")}</span>}
        </div>
      </form>
    </Sheet>
  )
}

function Sent({ id }: { id: string }) {
  const words = useSay()
  const file = useCell(uploads.of(id))
  if (!file) return null
  return (
    <figure className={css.sent}>
      {file.local && <img src={file.local} alt="" />}
      <figcaption>
        {file.name}
        {file.state === "failed" && <span role="alert">{file.problem || words("refused.unreachable")}</span>}
      </figcaption>
    </figure>
  )
}

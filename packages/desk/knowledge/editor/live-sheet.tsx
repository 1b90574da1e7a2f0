import { type LiveValue, liveValues } from "@veridesk/contract/article-document.ts"
import type { Editor } from "@tiptap/react"
import { type FormEvent, useState } from "react"
import { Button } from "../../frame/button.tsx"
import { Field, SelectField } from "../../frame/field.tsx"
import { Sheet } from "../../frame/sheet.tsx"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"

/** A figure that the exchange gives at the time of reading: which one, of which asset, on which network. */
export function LiveSheet({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const words = useSay()
  const chosen = editor.isActive("liveValue") ? editor.getAttributes("liveValue") : null
  const [what, setWhat] = useState<LiveValue>(liveValues.find((one) => one === chosen?.["what"]) ?? "fees")
  const [asset, setAsset] = useState(String(chosen?.["asset"] ?? "USDT"))
  const [chain, setChain] = useState(String(chosen?.["chain"] ?? ""))
  const badAsset = !/^[A-Z0-9]{1,20}$/.test(asset)
  const badChain = !/^[a-z0-9-]{0,40}$/.test(chain)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (badAsset || badChain) return
    const attrs = { what, asset, chain: chain || null }
    const commands = editor.chain().focus()
    if (chosen) commands.updateAttributes("liveValue", attrs).run()
    else commands.insertContent({ type: "liveValue", attrs }).run()
    onClose()
  }
  return (
    <Sheet title={words("articles.tool.live")} onClose={onClose}>
      <form className={css.form} onSubmit={onSubmit} noValidate>
        <p className={css.none}>{words("articles.live.about")}</p>
        <SelectField
          label={words("articles.live.what")}
          autoFocus
          value={what}
          onChange={(event) => setWhat(liveValues.find((one) => one === event.target.value) ?? "fees")}
        >
          {liveValues.map((one) => (
            <option key={one} value={one}>
              {words(`articles.live.${one}`)}
            </option>
          ))}
        </SelectField>
        <Field
          label={words("articles.live.asset")}
          fault={badAsset ? words("articles.live.asset.bad") : undefined}
          spellCheck={false}
          maxLength={20}
          value={asset}
          onChange={(event) => setAsset(event.target.value.trim().toUpperCase())}
        />
        <Field
          label={words("articles.live.chain")}
          hint={words("articles.live.chain.hint")}
          fault={badChain ? words("articles.live.chain.bad") : undefined}
          spellCheck={false}
          maxLength={40}
          value={chain}
          onChange={(event) => setChain(event.target.value.trim().toLowerCase())}
        />
        <div className={css.ways}>
          <Button type="submit" look="primary">
            {words(chosen ? "save" : "articles.live.put")}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

import type { Locale } from "@veridesk/contract/locale.ts"
import { useState } from "react"
import { Button } from "../../frame/button.tsx"
import { Icon } from "../../frame/icon.tsx"
import { Sheet } from "../../frame/sheet.tsx"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { previewAddress } from "../server.ts"

interface PreviewProps {
  id: string
  locale: Locale
  version: number
  /** Something has been written since. */
  isBehind: boolean
  onClose(): void
}

/** A version as the help site draws it, as wide as a phone or as a desktop. */
export function PreviewSheet({ id, locale, version, isBehind, onClose }: PreviewProps) {
  const words = useSay()
  const [phone, setPhone] = useState(false)
  const address = previewAddress(id, { locale, version })
  return (
    <Sheet full title={words("articles.preview.title", { n: version })} onClose={onClose}>
      {isBehind && <p className={css.none}>{words("articles.preview.behind", { n: version })}</p>}
      <div className={css.ways}>
        <Button small aria-pressed={!phone} onClick={() => setPhone(false)}>
          <Icon name="device" />
          {words("articles.preview.wide")}
        </Button>
        <Button small aria-pressed={phone} onClick={() => setPhone(true)}>
          <Icon name="phone" />
          {words("articles.preview.phone")}
        </Button>
        <a className={css.open} href={address} target="_blank" rel="noreferrer">
          <Icon name="external" />
          {words("articles.preview.open")}
        </a>
      </div>
      <div className={css.frame} data-phone={phone || undefined}>
        <iframe
          title={words("articles.preview.title", { n: version })}
          src={address}
          sandbox="allow-same-origin"
        />
      </div>
    </Sheet>
  )
}

import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { copyWhole } from "../frame/id4.tsx"
import { useSay } from "../words/words.ts"
import css from "./sign-in.module.css"

/** Ten codes, shown this once; one goes on only after saying that they are kept. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const words = useSay()
  const [kept, setKept] = useState(false)
  return (
    <>
      <ol className={css.codes} dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={css.acts}>
        <Button onClick={() => void copyWhole(codes.join("\n"), words("recovery.codes"))}>
          <Icon name="copy" />
          {words("copy")}
        </Button>
        <Button onClick={() => saveAsFile(codes)}>
          <Icon name="download" />
          {words("recovery.file")}
        </Button>
      </div>
      <label className={css.check}>
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
        {words("recovery.kept")}
      </label>
      <Button
        look="primary"
        wide
        aria-disabled={!kept}
        title={kept ? undefined : words("recovery.keep-first")}
        onClick={() => {
          if (kept) onDone()
        }}
      >
        {words("recovery.go-on")}
      </Button>
    </>
  )
}

function saveAsFile(codes: readonly string[]): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([`${codes.join("\n")}\n`], { type: "text/plain" }))
  link.download = "veridesk-recovery-codes.txt"
  link.click()
  URL.revokeObjectURL(link.href)
}

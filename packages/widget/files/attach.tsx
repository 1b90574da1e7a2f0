import { attachmentAccept } from "@veridesk/contract/attachment-formats.ts"
import { useRef } from "preact/hooks"
import { Icon } from "../frame/icon.tsx"
import { useApp } from "../panel/app.ts"

/** Chooses files; a phone offers its camera too. */
export function Attach({ label, isIcon = false }: { label: string; isIcon?: boolean }) {
  const { uploads } = useApp()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        class="vh"
        type="file"
        multiple
        accept={attachmentAccept}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          uploads.add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ""
        }}
      />
      <button
        type="button"
        class={isIcon ? "ib a" : "link"}
        aria-label={label}
        title={label}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
        {!isIcon && label}
      </button>
    </>
  )
}

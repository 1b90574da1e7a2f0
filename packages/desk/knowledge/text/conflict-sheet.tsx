import { useState } from "react"
import { Button } from "../../frame/button.tsx"
import { Sheet } from "../../frame/sheet.tsx"
import { useSay } from "../../words/words.ts"
import { blockText } from "../document/block-text.ts"
import { contentDiff } from "../document/block-diff.ts"
import { emptyDocument, readDocument } from "../document/read-document.ts"
import { DiffRows } from "../side/diff-rows.tsx"
import { contentOf } from "./local-text.ts"
import type { TextInHand } from "./use-text.ts"
import own from "../side/side.module.css"

/** Somebody else has saved since this was begun: what they wrote and what stands here, and which of the two goes on. */
export function ConflictSheet({ text, onClose }: { text: TextInHand; onClose(): void }) {
  const words = useSay()
  const [beside, setBeside] = useState(false)
  const { server, shown } = text
  if (!server) return null
  const mine = contentOf(shown, readDocument(shown.doc).doc ?? emptyDocument)
  const done = (act: () => void) => () => {
    act()
    onClose()
  }
  return (
    <Sheet
      wide
      firm
      title={words("articles.conflict")}
      onClose={onClose}
      foot={
        <>
          <Button look="primary" onClick={done(text.keepMine)}>
            {words("articles.conflict.mine")}
          </Button>
          <Button onClick={done(text.takeTheirs)}>{words("articles.conflict.theirs")}</Button>
          <Button look="quiet" aria-pressed={beside} onClick={() => setBeside(!beside)}>
            <span>{words("articles.conflict.beside")}</span>
          </Button>
        </>
      }
    >
      <p>
        {words("articles.conflict.text", {
          n: server.version,
          who: server.authorName ?? words("articles.shipped"),
        })}
      </p>
      {beside ? (
        <div className={own.beside}>
          {[
            { title: words("articles.conflict.their-text"), content: server.content },
            { title: words("articles.conflict.my-text"), content: mine },
          ].map(({ title, content }) => (
            <section key={title}>
              <h3>{title}</h3>
              <b>{content.title}</b>
              {content.doc.content.map((block, at) => (
                <p key={at}>{blockText(block)}</p>
              ))}
            </section>
          ))}
        </div>
      ) : (
        <DiffRows rows={contentDiff(server.content, mine)} locale={server.locale} />
      )}
    </Sheet>
  )
}

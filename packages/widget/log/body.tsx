import { piecesOf } from "./links.ts"

/** Plain text with its line breaks; the browser finds each line's own direction. */
export function Body({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div class="text" dir="auto" lang={lang}>
      {piecesOf(text).map(({ text: each, href }, i) =>
        href ? (
          <a key={i} href={href} target="_blank" rel="noopener noreferrer nofollow">
            <bdi dir="ltr">{each}</bdi>
          </a>
        ) : (
          each
        ),
      )}
    </div>
  )
}

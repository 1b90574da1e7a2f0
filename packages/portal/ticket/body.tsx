/** Plain text: blank lines part paragraphs, single breaks stay. Nothing in it is ever markup. */
export function Body({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div class="text" dir="auto" lang={lang}>
      {text.split(/\n{2,}/).map((paragraph, i) => (
        <p key={i}>{paragraph}</p>
      ))}
    </div>
  )
}

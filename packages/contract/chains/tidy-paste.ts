/** What had to be mended in a pasted text, so that the page can say so. */
export type Mend =
  | "spaces"
  | "invisible"
  | "full-width"
  | "quotes"
  | "label"
  | "punctuation"
  | "url"
  | "text"
  | "prefix"

export interface TidyPaste {
  /** One line, words parted by single spaces. */
  text: string
  mended: Mend[]
}

/**
 * Characters that show nothing and still break a comparison: format characters and all that Unicode calls ignorable
 * (zero width, byte order mark, direction marks, soft hyphen, variation selectors), controls but white space.
 */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?!\s)\p{Cc}/gu

/** Marks people wrap an id in. After NFKC, so full-width brackets are ASCII by then. */
const quotes = /["'`´“”„‘’«»‹›「」『』《》〈〉【】()[\]{}<>]/g

/**
 * Takes out of a pasted text what a clipboard, a chat or an input method put in: full-width forms (NFKC),
 * invisible characters, quotes and brackets, line breaks. Pure and idempotent.
 */
export function tidyPaste(input: string): TidyPaste {
  const mended: Mend[] = []
  const seen = input.replace(invisible, "")
  if (seen !== input) mended.push("invisible")
  // NFKC can bring forth an invisible character (a filler's half-width form), so the sweep comes again.
  const narrow = seen.normalize("NFKC").replace(invisible, "")
  // White space of other widths is no news to anybody; only letters, digits and signs are told of.
  if (narrow.replace(/\s/g, "") !== seen.replace(/\s/g, "")) mended.push("full-width")
  const bare = narrow.replace(quotes, " ")
  if (bare !== narrow) mended.push("quotes")
  return { text: bare.replace(/\s+/g, " ").trim(), mended }
}

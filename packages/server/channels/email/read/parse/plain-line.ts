/** Controls, direction marks and overrides, zero width characters and tags: what makes a line look like another. */
const HIDDEN =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** One line that shows what it is: no control, direction or invisible character, single spaces. */
export function plainLine(text: string, most = 1000): string {
  const cut = text.slice(0, most * 4)
  return cut
    .replace(/[\r\n\t\u2028\u2029]+/g, " ")
    .replace(HIDDEN, "")
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, most)
    .toWellFormed()
}

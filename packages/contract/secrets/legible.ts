/** A text as a reader sees it, and where each of its characters stood before. */
export type Legible = { text: string; at: (index: number) => number }

/** Characters without a width, which a clipboard or a chat puts between others, and the frame of a keycap. */
const hidden = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\ufe0f|\u20e3/

/**
 * Folds the full-width forms and quotes that input methods write into ASCII ("：" is ":") and takes out what can't be
 * seen, so that every detector needs one spelling only. Linear; positions can be mapped back.
 */
export function legible(input: string): Legible {
  const narrow = input.replace(/[\uff01-\uff5e\u3000\u2018-\u201f]/g, (wide) => {
    if (wide >= "\uff01") return String.fromCharCode(wide.charCodeAt(0) - 0xfee0)
    return wide === "\u3000" ? " " : wide < "\u201c" ? "'" : '"'
  })
  if (!hidden.test(narrow)) return { text: narrow, at: (index) => index }
  const places: number[] = []
  const seen: string[] = []
  for (let index = 0; index < narrow.length; index += 1) {
    const unit = narrow.charAt(index)
    if (hidden.test(unit)) continue
    places.push(index)
    seen.push(unit)
  }
  return { text: seen.join(""), at: (index) => places[index] ?? input.length }
}

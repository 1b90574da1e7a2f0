const MOST_DEPTH = 1000
const TAG = /<(\/?)([a-z][\w:-]*)/gi
/** They hold nothing, end by themselves, or what they hold is no markup. */
const NO_LEVEL = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dd dt td th tr tbody thead tfoot option script style textarea title xmp noscript iframe noembed noframes plaintext template svg math".split(
    " ",
  ),
)

/**
 * HTML without what is nested deeper than any mail: further opening tags become empty ones, their texts stay. The parser
 * takes time by the square of the depth, and nothing tells a browser's reader a thousand levels from two.
 */
export function flatten(html: string): string {
  return isDeep(html) ? html.replace(TAG, closer()) : html
}

function isDeep(html: string): boolean {
  let depth = 0
  for (const [, slash, name = ""] of html.matchAll(TAG)) {
    if (NO_LEVEL.has(name.toLowerCase())) continue
    depth = slash === "" ? depth + 1 : Math.max(0, depth - 1)
    if (depth > MOST_DEPTH) return true
  }
  return false
}

function closer(): (tag: string, slash: string, name: string) => string {
  let depth = 0
  return (tag, slash, name) => {
    if (NO_LEVEL.has(name.toLowerCase())) return tag
    depth = slash === "" ? depth + 1 : Math.max(0, depth - 1)
    return slash === "" && depth > MOST_DEPTH ? "<wbr " : tag
  }
}

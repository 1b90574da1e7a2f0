import type { Likeness } from "@veridesk/contract/registry.ts"
import { usePage } from "../shell/page-state.ts"

/** The two strings side by side, one cell a character, with the first difference named by its code point. */
export function Glyphs({ likeness }: { likeness: Likeness }) {
  const { t } = usePage()
  const { pairs } = likeness
  if (pairs.every(({ same }) => same)) return null
  return (
    <div>
      {/* Focusable, since it scrolls sideways where it is long. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by keyboard */}
      <div class="glyphs" dir="ltr" tabindex={0} role="group" aria-label={t("genuine.compared")}>
        <table>
          <tbody>
            <tr>
              <th scope="row">{t("genuine.theirs")}</th>
              {pairs.map(({ theirs, same }, at) => (
                <td key={at} class={same ? undefined : "diff"}>
                  {shown(theirs)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t("genuine.our-name")}</th>
              {pairs.map(({ ours, same }, at) => (
                <td key={at} class={same ? undefined : "true"}>
                  {shown(ours)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <GlyphSentence likeness={likeness} />
    </div>
  )
}

function GlyphSentence({ likeness: { at, theirGlyph, ourGlyph } }: { likeness: Likeness }) {
  const { t } = usePage()
  if (at === null) return null
  const script = (name: string) => t("genuine.script", { script: name })
  const theirs = theirGlyph && {
    theirs: visible(theirGlyph.glyph) ? theirGlyph.glyph : t("genuine.invisible"),
    code: theirGlyph.code,
    script: script(theirGlyph.script),
  }
  const ours = ourGlyph && {
    ours: ourGlyph.glyph,
    ourCode: ourGlyph.code,
    ourScript: script(ourGlyph.script),
  }
  if (theirs && ours) return <p>{t("genuine.glyph.other", { n: at, ...theirs, ...ours })}</p>
  if (theirs) return <p>{t("genuine.glyph.more", { n: at, ...theirs })}</p>
  return ours && <p>{t("genuine.glyph.less", { n: at, ...ours })}</p>
}

function shown(glyph: string | null): string {
  return glyph === null ? "·" : visible(glyph) ? glyph : "␣"
}

function visible(glyph: string): boolean {
  return !/^(?:\p{C}|\p{Z}|\u3164|\u034f|\ufe0f)$/u.test(glyph)
}

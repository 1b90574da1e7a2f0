import type { AffectedThing, AnnouncementContent } from "@veridesk/contract/announcements.ts"
import { Button, IconButton } from "../frame/button.tsx"
import { Field } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import { lacksAsset } from "./fit-content.ts"

const NEW: AffectedThing = { asset: "", chain: null, effect: { en: "", zh: "" } }

/** Which assets and networks it is about, and what it means for each. */
export function AffectedPart(props: {
  content: AnnouncementContent
  change(content: AnnouncementContent): void
  /** Somebody has tried to save: what is missing is named. */
  tried: boolean
}) {
  const { content, change, tried } = props
  const words = useSay()
  const put = (affected: AffectedThing[]) => change({ ...content, affected })
  const set = (at: number, more: Partial<AffectedThing>) =>
    put(content.affected.map((thing, place) => (place === at ? { ...thing, ...more } : thing)))
  return (
    <section>
      <h2>{words("announce.affected")}</h2>
      {content.affected.map((thing, at) => (
        // Rows have no name of their own; they are added at the end and edited in place.
        <div key={at} className={css.affected}>
          <Field
            label={words("announce.affected.asset")}
            value={thing.asset}
            fault={tried && lacksAsset(thing) ? words("announce.affected.asset.missing") : undefined}
            maxLength={20}
            onChange={(event) => set(at, { asset: event.target.value.toUpperCase() })}
          />
          <Field
            label={words("announce.affected.chain")}
            value={thing.chain ?? ""}
            maxLength={40}
            onChange={(event) => set(at, { chain: event.target.value.trimStart() || null })}
          />
          {(["en", "zh"] as const).map((side) => (
            <Field
              key={side}
              label={words(`announce.affected.effect.${side}`)}
              value={thing.effect[side]}
              maxLength={200}
              onChange={(event) => set(at, { effect: { ...thing.effect, [side]: event.target.value } })}
            />
          ))}
          <IconButton
            icon="close"
            label={words("announce.affected.remove", { asset: thing.asset })}
            onPress={() => put(content.affected.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      {content.affected.length < 50 && (
        <div>
          <Button small onClick={() => put([...content.affected, NEW])}>
            {words("announce.affected.add")}
          </Button>
        </div>
      )}
    </section>
  )
}

import type { OpenedAnnouncement } from "@veridesk/contract/announcements.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import { PublishPart } from "./publish-part.tsx"
import {
  approveAnnouncement,
  refuseAnnouncement,
  submitAnnouncement,
  unscheduleAnnouncement,
  withdrawAnnouncement,
} from "./server.ts"

type Props = { opened: OpenedAnnouncement; keep(opened: OpenedAnnouncement): void }
type Acting = Props & {
  /** Something is typed that isn't saved: first that, or what goes out would be another text than the one in sight. */
  dirty: boolean
  correct(mode: "correction" | "update"): void
}

/** What can be done with it now, by whoever looks: hand in, judge, publish, correct, take back. */
export function Acts({ opened, keep, correct, dirty }: Acting) {
  const words = useSay()
  const { line, may } = opened
  const [asking, setAsking] = useState<"publish" | "refuse" | "withdraw" | null>(null)
  const close = (next: OpenedAnnouncement) => {
    setAsking(null)
    keep(next)
  }
  if (asking === "publish") return <PublishPart opened={opened} done={close} close={() => setAsking(null)} />
  if (asking) return <WhyPart what={asking} opened={opened} done={close} close={() => setAsking(null)} />
  const { submit, judge, publish, correct: corrects, withdraw } = may
  if (dirty)
    return (
      <Callout tone="info">
        <p>{words("announce.save-first")}</p>
      </Callout>
    )
  if (!(submit || judge || publish || corrects || withdraw) && line.stage !== "waiting") return null
  return (
    <section className={css.bar} aria-label={words("announce.acts")}>
      {line.stage === "waiting" && !may.judge && <Callout tone="info">{words("announce.waits")}</Callout>}
      <div className={css.acts}>
        {may.submit && (
          <Act
            label={words("announce.submit")}
            keep={keep}
            run={() => submitAnnouncement(line.id, line.latest)}
          />
        )}
        {may.judge && (
          <>
            <Button onClick={() => setAsking("refuse")}>{words("announce.refuse")}</Button>
            <Act
              label={words("announce.approve")}
              keep={keep}
              run={() => approveAnnouncement(line.id, line.latest)}
            />
          </>
        )}
        {may.publish && line.stage !== "published" && (
          <Button look="primary" onClick={() => setAsking("publish")}>
            {words(line.stage === "scheduled" ? "announce.reschedule" : "announce.publish")}
          </Button>
        )}
        {line.stage === "scheduled" && may.publish && (
          <Act
            label={words("announce.unschedule")}
            quiet
            keep={keep}
            run={() => unscheduleAnnouncement(line.id, line.latest)}
          />
        )}
        {may.correct && (
          <>
            <Button onClick={() => correct("update")}>{words("announce.update")}</Button>
            <Button onClick={() => correct("correction")}>{words("announce.correction")}</Button>
          </>
        )}
        {may.withdraw && (
          <Button look="quiet" onClick={() => setAsking("withdraw")}>
            {words("announce.withdraw")}
          </Button>
        )}
      </div>
    </section>
  )
}

function Act(props: {
  label: string
  quiet?: boolean
  run(): Promise<OpenedAnnouncement>
  keep: Props["keep"]
}) {
  const act = useSubmit(props.run, props.keep)
  return (
    <>
      <Button look={props.quiet ? "secondary" : "primary"} onClick={act.run} aria-busy={act.busy}>
        {props.label}
      </Button>
      <FormFault error={act.error} />
    </>
  )
}

/** Sending back needs a reason for its writer; taking back needs one for its readers, in both languages. */
function WhyPart(props: {
  what: "refuse" | "withdraw"
  opened: OpenedAnnouncement
  done(opened: OpenedAnnouncement): void
  close(): void
}) {
  const { what, done, close } = props
  const { line } = props.opened
  const words = useSay()
  const [why, setWhy] = useState({ en: "", zh: "" })
  const form = useSubmit(
    () =>
      what === "refuse"
        ? refuseAnnouncement(line.id, line.latest, why.en)
        : withdrawAnnouncement(line.id, why),
    done,
  )
  const sides = what === "refuse" ? (["en"] as const) : (["en", "zh"] as const)
  return (
    <form className={css.bar} noValidate onSubmit={form.onSubmit}>
      <h2>{words(`announce.${what}`)}</h2>
      <FormFault error={form.error} />
      {sides.map((side) => (
        <Field
          key={side}
          autoFocus={side === "en"}
          label={what === "refuse" ? words("announce.refuse.why") : words(`announce.withdraw.why.${side}`)}
          value={why[side]}
          maxLength={400}
          onChange={(event) => setWhy({ ...why, [side]: event.target.value })}
        />
      ))}
      <div className={css.acts}>
        <Button onClick={close}>{words("cancel")}</Button>
        <Button
          type="submit"
          look="danger"
          disabled={sides.some((side) => why[side].trim() === "")}
          aria-busy={form.busy}
        >
          {words(`announce.${what}`)}
        </Button>
      </div>
    </form>
  )
}

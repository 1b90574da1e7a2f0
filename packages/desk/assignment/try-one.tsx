import type { RuleSet, Tried } from "@veridesk/contract/assignment.ts"
import type { FactName } from "@veridesk/contract/routing-facts.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { tryExample } from "./api.ts"
import { typeOf } from "./conditions.ts"
import type { House } from "./house.ts"
import sim from "./simulator.module.css"
import { outcomeText, Trace } from "./trace.tsx"

/** What a lead is most likely to ask about; further facts are those of an ordinary ticket. */
const ASKED = ["form", "locale", "vip", "amount", "asset", "subject", "text"] as const satisfies FactName[]
type Typed = Record<(typeof ASKED)[number], string>

/** One ticket that is typed in: what the draft does to it and why. */
export function TryOne({ set, house }: { set: RuleSet; house: House }) {
  const words = useSay()
  const [typed, setTyped] = useState<Typed>({
    form: "withdrawal-delayed",
    locale: "en",
    vip: "0",
    amount: "",
    asset: "",
    subject: "",
    text: "",
  })
  const [tried, setTried] = useState<{ of: RuleSet; result: Tried } | null>(null)
  const form = useSubmit(
    async () => ({ of: set, result: await tryExample({ set, facts: factsOf(typed) }) }),
    setTried,
  )
  return (
    <details className={sim.try}>
      <summary>
        {words("simulator.try")}
        <Icon name="down" />
      </summary>
      <form onSubmit={form.onSubmit}>
        {ASKED.map((name) => (
          <Field
            key={name}
            label={words(`fact.${name}`)}
            value={typed[name]}
            inputMode={typeOf(name) === "string" ? undefined : "decimal"}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          />
        ))}
        <FormFault error={form.error} />
        <Button type="submit" aria-busy={form.busy}>
          {words("simulator.try.run")}
        </Button>
      </form>
      <div aria-live="polite">
        {tried && (
          <>
            <p>
              <b>{outcomeText(tried.result.outcome, words, house)}</b>
            </p>
            <Trace trace={tried.result.trace} set={tried.of} />
          </>
        )}
      </div>
    </details>
  )
}

function factsOf(typed: Typed): Record<string, string | number> {
  return { ...typed, vip: Number(typed.vip) || 0 }
}

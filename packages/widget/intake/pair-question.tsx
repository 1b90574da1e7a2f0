import type { ChatForm } from "@veridesk/contract/chat/widget.ts"
import { useState } from "preact/hooks"
import { useApp } from "../panel/app.ts"
import { Choices } from "./choices.tsx"

/** More coins than this are a list to choose from; the first letters find one in it. */
const MOST_SHOWN = 8

/** The coin, then its networks: only what exists together can be chosen. */
export function PairQuestion(o: { form: ChatForm; value: string; onChoose: (value: string) => void }) {
  const { t, host } = useApp()
  const assets = [...new Set(o.form.pairs.map(({ asset }) => asset))]
  const here = host.context().asset
  const [asset, choose] = useState(o.value.split("/")[0] || (here && assets.includes(here) ? here : ""))
  const networks = o.form.pairs.filter((pair) => pair.asset === asset)
  const pick = (next: string) => {
    choose(next)
    const [only, second] = o.form.pairs.filter((pair) => pair.asset === next)
    o.onChoose(only && !second ? only.value : "")
  }
  return (
    <>
      {assets.length > MOST_SHOWN ? (
        <label class="stack">
          <b>{t("intake.asset")}</b>
          <select class="area" value={asset} onChange={(event) => pick(event.currentTarget.value)}>
            <option value="">{t("intake.choose")}</option>
            {assets.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      ) : (
        <Choices
          name="asset"
          legend={t("intake.asset")}
          choices={assets.map((each) => ({ value: each, label: each }))}
          chosen={[asset]}
          onChoose={pick}
        />
      )}
      {networks.length > 0 && (
        <div>
          <p class="lab">{t("intake.network")}</p>
          <Choices
            name="network"
            legend={t("intake.network")}
            choices={networks.map(({ value, label }) => ({ value, label }))}
            chosen={[o.value]}
            onChoose={o.onChoose}
          />
          <p class="meta">{t("intake.networks.only", { asset })}</p>
        </div>
      )}
    </>
  )
}

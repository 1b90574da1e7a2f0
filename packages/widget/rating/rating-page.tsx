import { useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { findSecrets } from "../composer/find-secrets.ts"
import { Refused } from "../data/refused.ts"
import { Head } from "../frame/head.tsx"
import { Icon } from "../frame/icon.tsx"
import { Say } from "../frame/say.tsx"
import { useApp } from "../panel/app.ts"

const SCORES = [1, 2, 3, 4, 5] as const
const LOW = 2

/** Asked once, skipped as easily as answered, in the way of nothing. A low score offers what may be done about it. */
export function RatingPage() {
  const app = useApp()
  const { t, times, talk, host } = app
  const chat = useCell(talk.chat)
  const [score, rate] = useState<(typeof SCORES)[number] | null>(null)
  const [solved, solve] = useState<boolean | null>(null)
  const [text, write] = useState("")
  const [then, choose] = useState<"nothing" | "escalate" | "complain">("nothing")
  const [fault, show] = useState("")
  const [isBusy, busy] = useState(false)
  const leave = () => app.page.set({ at: "chat" })
  const isLow = score !== null && score <= LOW

  const send = async () => {
    if (score === null) return show(t("rate.needed"))
    if ((await findSecrets(text)).length > 0) return show(t("guard.intake"))
    busy(true)
    try {
      await talk.act({
        act: "rate",
        score,
        ...(solved === null ? {} : { solved }),
        text,
        then: isLow ? then : "nothing",
      })
      app.said.set(t("rate.thanks"))
      leave()
    } catch (error) {
      busy(false)
      show(
        error instanceof Refused && error.body.message
          ? `${error.body.message} ${error.body.next}`
          : t("begin.away"),
      )
    }
  }

  return (
    <>
      <Head
        title={t("brand", { brand: host.config.brand.name })}
        line={chat?.ended ? t("chat.ended", { time: times.short(chat.ended.at), zone: times.zone }) : null}
        onBack={leave}
      />
      <form
        class="fill"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <div class="body paper">
          <div class="pad">
            <div>
              <h3 class="h">
                {chat?.agent ? t("rate.title", { name: chat.agent.name }) : t("rate.title.any")}
              </h3>
              <p class="meta">
                {chat?.number} · {chat?.subject}
              </p>
            </div>
            {fault && (
              <Say tone="bad" icon="warn" alert>
                {fault}
              </Say>
            )}
            <fieldset>
              <legend>
                <b>{t("rate.score")}</b>
              </legend>
              <div class="opts">
                {SCORES.map((each) => (
                  <label key={each}>
                    <input
                      type="radio"
                      name="score"
                      value={each}
                      checked={score === each}
                      onChange={() => rate(each)}
                    />
                    <Icon name={`face${each}`} />
                    {t(`rate.${each}`)}
                  </label>
                ))}
              </div>
            </fieldset>
            <fieldset>
              <legend>
                <b>{t("rate.solved")}</b>
              </legend>
              <div class="opts yn">
                {[true, false].map((each) => (
                  <label key={String(each)}>
                    <input
                      type="radio"
                      name="solved"
                      checked={solved === each}
                      onChange={() => solve(each)}
                    />
                    {t(each ? "rate.yes" : "rate.no")}
                  </label>
                ))}
              </div>
            </fieldset>
            {isLow && (
              <fieldset>
                <legend>
                  <b>{t("rate.then")}</b>
                </legend>
                <div class="choices">
                  {(["nothing", "escalate", "complain"] as const).map((each) => (
                    <label key={each}>
                      <input type="radio" name="then" checked={then === each} onChange={() => choose(each)} />
                      <span>
                        {t(`rate.then.${each}`)}
                        <small>{t(`rate.then.${each}.means`)}</small>
                      </span>
                    </label>
                  ))}
                </div>
              </fieldset>
            )}
            <label class="stack">
              <span>
                <b>{t("rate.text")}</b> <span class="meta">{t("intake.optional")}</span>
              </span>
              <textarea
                class="area"
                rows={2}
                dir="auto"
                maxLength={1000}
                value={text}
                onInput={(event) => write(event.currentTarget.value)}
              />
              <span class="meta">{t("rate.reader")}</span>
            </label>
          </div>
        </div>
        <div class="foot two">
          <button type="button" class="btn" onClick={leave}>
            {t("rate.skip")}
          </button>
          <button class="btn" disabled={isBusy}>
            {t("rate.send")}
          </button>
        </div>
      </form>
    </>
  )
}

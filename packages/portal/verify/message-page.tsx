import { publicPaths } from "../paths-public.ts"
import type { VerifyMessageProps } from "../props-verify.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { inputId } from "../shell/problem.tsx"
import { When } from "../shell/when.tsx"
import { AlreadyPaid } from "./already-paid.tsx"
import { VerifyHead } from "./head.tsx"
import { NoSeal, Seal } from "./seal.tsx"
import { NotProof, Slip } from "./slip.tsx"

/** Was this text sent by us? The number and the text go by POST: they have no business in anybody's address bar. */
export function VerifyMessagePage({ values, answer, site }: VerifyMessageProps) {
  const { t, csrf, locale } = usePage()
  return (
    <div class="wrap verify">
      <VerifyHead tab="message" lead={t("genuine.message.lead")}>
        <form method="post" action={publicPaths(locale).verifyMessage} class="stacked" id="verify-message">
          <input type="hidden" name="_csrf" value={csrf} />
          <div class="field">
            <label for={inputId("number")}>
              {t("genuine.message.number")} <span class="opt">{t("form.optional")}</span>
            </label>
            <input
              class="input"
              id={inputId("number")}
              name="number"
              value={values.number}
              inputMode="numeric"
              autocomplete="off"
              maxLength={40}
              aria-describedby="number-hint"
            />
            <p class="hint" id="number-hint">
              {t("genuine.message.number.hint")}
            </p>
          </div>
          <div class="field">
            <label for={inputId("text")}>{t("genuine.message.text")}</label>
            <textarea
              class="input"
              id={inputId("text")}
              name="text"
              rows={6}
              dir="auto"
              required
              maxLength={20000}
              aria-describedby="text-hint"
            >
              {values.text}
            </textarea>
            <p class="hint" id="text-hint">
              {t("genuine.message.text.hint")}
            </p>
          </div>
          <div>
            <button class="btn primary">{t("genuine.go")}</button>
          </div>
        </form>
      </VerifyHead>
      <section class="answer" aria-live="polite">
        {answer && <MessageAnswer answer={answer} site={site} />}
      </section>
    </div>
  )
}

function MessageAnswer({
  answer,
  site,
}: {
  answer: NonNullable<VerifyMessageProps["answer"]>
  site: string
}) {
  const { t } = usePage()
  const { verdict, sent, announcement, checkedAt } = answer
  if (verdict === "announcement" && announcement)
    return (
      <Slip
        tone="official"
        icon="seal"
        kind={t("genuine.message.announcement")}
        title={announcement.title}
        sum={
          <p>
            <When at={announcement.publishedAt} how="full" zoned say="genuine.message.announcement.more" />
          </p>
        }
        seal={<Seal />}
        checkedAt={checkedAt}
        foot={t("genuine.official.foot")}
      >
        {announcement.stands !== "current" && (
          <div class="callout warn">
            <Icon name="warning" />
            <p>{t(`genuine.message.announcement.${announcement.stands}`)}</p>
          </div>
        )}
        <p>
          <a class="btn" href={announcement.href}>
            {t("genuine.message.read")}
          </a>
        </p>
      </Slip>
    )
  if (verdict === "sent" && sent)
    return (
      <Slip
        tone="official"
        icon="seal"
        kind={t("genuine.message.sent")}
        title={t("genuine.message.sent.title")}
        sum={<Sent sent={sent} />}
        seal={<Seal />}
        checkedAt={checkedAt}
        foot={t("genuine.official.foot")}
      >
        <NotProof>
          <p>{t("genuine.message.sent.not")}</p>
        </NotProof>
      </Slip>
    )
  const key = verdict === "partly" || verdict === "none" ? verdict : null
  return (
    <Slip
      tone="unknown"
      icon={key ? "warning" : "offline"}
      kind={key ? t(`genuine.message.${key}`) : t("genuine.cannot")}
      title={key ? t(`genuine.message.${key}.title`) : t("genuine.cannot.title")}
      sum={<p>{key ? t(`genuine.message.${key}.more`) : t("genuine.cannot.more")}</p>}
      seal={<NoSeal />}
      checkedAt={checkedAt}
    >
      <AlreadyPaid site={site} />
    </Slip>
  )
}

function Sent({ sent }: { sent: { at: string; channel: string; sender: string } }) {
  const { t } = usePage()
  const sender = sent.sender || t("genuine.message.sent.system")
  return (
    <p>
      <When
        at={sent.at}
        how="full"
        zoned
        say="genuine.message.sent.more"
        with={{ channel: sent.channel, sender }}
      />
    </p>
  )
}

import { readKinds } from "@veridesk/contract/registry.ts"
import { publicPaths } from "../paths-public.ts"
import type { RegisterLine, VerifyProps } from "../props-verify.ts"
import { Icon } from "../shell/icon.tsx"
import { Once } from "../shell/once.tsx"
import { usePage } from "../shell/page-state.ts"
import { Answer } from "./answer.tsx"
import { VerifyHead } from "./head.tsx"
import { RegisterTable } from "./register-table.tsx"
import { Stale } from "./slip.tsx"

/** One box that finds out what was pasted, one answer, and everything that is ours beneath. */
export function VerifyPage({ query, as, answer, number, site, register }: VerifyProps) {
  const { t, locale } = usePage()
  return (
    <div class="wrap verify" data-verify>
      <VerifyHead tab="channel" lead={t("genuine.lead")}>
        <form method="get" action={publicPaths(locale).verify()}>
          <label for="v-q">
            <b>{t("genuine.what")}</b>
          </label>
          <div class="vbox">
            <input
              class="input"
              id="v-q"
              name="q"
              value={query}
              dir="ltr"
              autocapitalize="off"
              autocomplete="off"
              spellcheck={false}
              maxLength={2000}
              required
            />
            <button class="btn primary">{t("genuine.go")}</button>
          </div>
          {answer ? <ReadAs readAs={answer.readAs} as={as} /> : <Examples channels={register.channels} />}
        </form>
      </VerifyHead>
      <section class="answer" aria-live="polite" data-answer>
        {answer && <Answer answer={answer} query={query} number={number} site={site} />}
        <Stale />
      </section>
      <Once name={`register ${register.version}`}>{() => <RegisterTable register={register} />}</Once>
    </div>
  )
}

/** Before anything was asked: some of ours, to see what the answer to a true one looks like. */
function Examples({ channels }: { channels: RegisterLine[] }) {
  const { t, locale } = usePage()
  const some = (["website", "email", "telegram", "phone"] as const).flatMap(
    (kind) => channels.find((channel) => channel.kind === kind) ?? [],
  )
  return (
    <p class="meta examples">
      {t("genuine.examples")}{" "}
      {some.map(({ key, address }) => (
        <a key={key} href={publicPaths(locale).verify(address)}>
          <bdi dir="ltr">{address}</bdi>
        </a>
      ))}
    </p>
  )
}

/** What it was taken for, and the way to say otherwise; a plain form, since it needs nothing else. */
function ReadAs({
  readAs,
  as,
}: {
  readAs: NonNullable<VerifyProps["answer"]>["readAs"]
  as: VerifyProps["as"]
}) {
  const { t } = usePage()
  return (
    <details class="as">
      <summary>
        <span class="chip">
          <Icon name="search" size="s" />
          {t("genuine.read-as", { kind: t(`genuine.kind.${readAs}`) })}
        </span>
        <span class="linkish">{t("genuine.change")}</span>
      </summary>
      <div class="with-act">
        <label for="v-as">{t("genuine.as")}</label>
        <select class="input" id="v-as" name="as">
          <option value="">{t("genuine.as.any")}</option>
          {readKinds
            .filter((kind) => kind !== "other")
            .map((kind) => (
              <option key={kind} value={kind} selected={kind === as}>
                {t(`genuine.kind.${kind}`)}
              </option>
            ))}
        </select>
        <button class="btn">{t("genuine.again")}</button>
      </div>
    </details>
  )
}

import { paths } from "../paths.ts"
import { publicPaths } from "../paths-public.ts"
import type { VerifyAgentProps } from "../props-verify.ts"
import { usePage } from "../shell/page-state.ts"
import { AlreadyPaid } from "./already-paid.tsx"
import { NoSeal, Seal, VoidSeal } from "./seal.tsx"
import { NotProof, Slip } from "./slip.tsx"

type Answer = NonNullable<VerifyAgentProps["answer"]>

/** Yes with a name, yes without one, or no with what to do. Each yes says what it doesn't prove. */
export function AgentAnswer({ answer, site }: { answer: Answer; site: string }) {
  const { verdict } = answer
  if (verdict === "none") return <NotOurs answer={answer} site={site} />
  if (verdict === "cannot-check") return <CannotCheck answer={answer} site={site} />
  return verdict === "yours" || verdict === "there" ? (
    <Named answer={answer} verdict={verdict} />
  ) : (
    <Unnamed answer={answer} verdict={verdict} site={site} />
  )
}

function Named({ answer, verdict }: { answer: Answer; verdict: "yours" | "there" }) {
  const { t, brand } = usePage()
  const number = (answer.number ?? "").replace(/(\d{4})(?=\d)/g, "$1 ")
  const told = { name: answer.name ?? "", brand: brand.shortName, number }
  return (
    <Slip
      tone="official"
      icon="seal"
      kind={t(`genuine.agent.${verdict}`)}
      title={t(`genuine.agent.${verdict}.title`, told)}
      sum={verdict === "yours" && <p>{t("genuine.agent.conversation", { number })}</p>}
      seal={<Seal />}
      checkedAt={answer.checkedAt}
      foot={t("genuine.official.foot")}
    >
      <NotProof>
        <p>{t(`genuine.agent.not-proof.${verdict}`)}</p>
      </NotProof>
    </Slip>
  )
}

function Unnamed({ answer, verdict, site }: { answer: Answer; verdict: "ours" | "elsewhere"; site: string }) {
  const { t, locale } = usePage()
  return (
    <Slip
      tone="unknown"
      icon={verdict === "ours" ? "info" : "warning"}
      kind={t(`genuine.agent.${verdict}`)}
      title={t(`genuine.agent.${verdict}.title`)}
      sum={<p>{t(`genuine.agent.${verdict}.more`)}</p>}
      seal={<NoSeal />}
      checkedAt={answer.checkedAt}
      foot={t("genuine.official.foot")}
    >
      {verdict === "elsewhere" ? (
        <AlreadyPaid site={site} />
      ) : (
        <>
          <NotProof>
            <p>{t("genuine.agent.not-proof.ours")}</p>
          </NotProof>
          <div class="acts-row">
            <a
              class="btn"
              href={`${paths.signIn}?next=${encodeURIComponent(publicPaths(locale).verifyAgent)}`}
            >
              {t("nav.sign-in")}
            </a>
          </div>
        </>
      )}
    </Slip>
  )
}

function NotOurs({ answer, site }: { answer: Answer; site: string }) {
  const { t, locale } = usePage()
  return (
    <Slip
      tone="fake"
      icon="warning"
      kind={t("genuine.agent.none")}
      title={t("genuine.agent.none.title")}
      sum={<p>{t("genuine.agent.none.more")}</p>}
      seal={<VoidSeal />}
      checkedAt={answer.checkedAt}
    >
      <div>
        <h3 class="paid-h">{t("genuine.agent.none.do")}</h3>
        <ol class="todo-steps">
          <li>
            <div>{t("genuine.agent.none.1")}</div>
          </li>
          <li>
            <div>{t("genuine.agent.none.2", { host: site })}</div>
          </li>
          <li>
            <div>
              {t("genuine.agent.none.3")}{" "}
              <a href={publicPaths(locale).reportImpostor}>{t("genuine.report.title")}</a>
            </div>
          </li>
        </ol>
      </div>
      <AlreadyPaid site={site} />
    </Slip>
  )
}

function CannotCheck({ answer, site }: { answer: Answer; site: string }) {
  const { t } = usePage()
  return (
    <Slip
      tone="unknown"
      icon="offline"
      kind={t("genuine.cannot")}
      title={t("genuine.cannot.title")}
      sum={<p>{t("genuine.cannot.more")}</p>}
      seal={<NoSeal />}
      checkedAt={answer.checkedAt}
    >
      <AlreadyPaid site={site} />
    </Slip>
  )
}

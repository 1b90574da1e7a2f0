import { useQuery } from "@tanstack/react-query"
import type { MailDomains } from "@veridesk/contract/mail/outbox.ts"
import { call } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button, IconButton } from "../frame/button.tsx"
import { Chip, type Tone } from "../frame/chip.tsx"
import { copyWhole } from "../frame/id4.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./mailboxes.module.css"

type DnsRecord = MailDomains["domains"][number]["records"][number]

const tones: Record<DnsRecord["state"], Tone> = {
  ok: "ok",
  missing: "risk",
  different: "warn",
  unknown: "plain",
}

/** What has to stand in DNS so that others believe our mails, and whether it does; nothing where the server can't say. */
export function DomainRecords() {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { data, refetch, isFetching } = useQuery({
    queryKey: ["mail-domains"],
    queryFn: () => call<MailDomains>("GET", "/api/desk/mail-domains"),
    retry: false,
  })
  if (!data || data.domains.length === 0) return null
  return (
    <section className={css.dns}>
      <h2>{words("dns.title")}</h2>
      <p className={css.about}>{words("dns.about")}</p>
      <p className={css.asked} role="status">
        <Button small aria-busy={isFetching} onClick={() => void refetch()}>
          {words("dns.again")}
        </Button>
        <small>{words("dns.asked", { at: wholeTime(locale, data.checkedAt, "seconds") })}</small>
      </p>
      {data.domains.map(({ domain, records }) => (
        <div key={domain}>
          <h3>
            <bdi dir="ltr">{domain}</bdi>
          </h3>
          <ul>
            {records.map((record) => (
              <Entry key={`${record.what} ${record.name}`} record={record} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Entry({ record }: { record: DnsRecord }) {
  const words = useSay()
  const { what, name, type, value, state, found } = record
  return (
    <li>
      <details open={state === "missing" || state === "different"}>
        <summary>
          <span>{words(`dns.${what}`)}</span>
          <Chip tone={tones[state]}>{words(`dns.${state}`)}</Chip>
        </summary>
        <dl>
          <dt>{words("dns.name")}</dt>
          <dd className={css.copied}>
            <span>
              <bdi dir="ltr" className={css.code}>
                {name}
              </bdi>{" "}
              {type}
            </span>
            <IconButton
              icon="copy"
              label={words("copy.whole", { what: words("dns.name") })}
              onPress={() => void copyWhole(name, words("dns.name"))}
            />
          </dd>
          <dt>{words("dns.value")}</dt>
          <dd className={css.copied}>
            <bdi dir="ltr" className={css.code}>
              {value}
            </bdi>
            <IconButton
              icon="copy"
              label={words("copy.whole", { what: words("dns.value") })}
              onPress={() => void copyWhole(value, words("dns.value"))}
            />
          </dd>
          {found.length > 0 && (
            <>
              <dt>{words(state === "ok" ? "dns.stands" : "dns.found")}</dt>
              <dd>
                {found.map((one) => (
                  <bdi key={one} dir="ltr" className={css.code}>
                    {one}
                  </bdi>
                ))}
              </dd>
            </>
          )}
        </dl>
        {what !== "dkim" && state !== "ok" && (
          <p className={css.proposal}>{words(what === "mx" ? "dns.mx.proposal" : "dns.proposal")}</p>
        )}
      </details>
    </li>
  )
}

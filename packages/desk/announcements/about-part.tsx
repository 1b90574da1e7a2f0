import { useQuery } from "@tanstack/react-query"
import {
  type AnnouncementContent,
  announcementKinds,
  announcementSeverity,
  incidentStages,
} from "@veridesk/contract/announcements.ts"
import type { BrandList } from "@veridesk/contract/brands.ts"
import { call } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { incidentsQuery } from "../data/incidents.ts"
import { prefs } from "../data/prefs.ts"
import { Field, SelectField } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import { endsTooSoon } from "./fit-content.ts"
import { asKind } from "./start.ts"
import { bothClocks, fromField, toField } from "./times.ts"

type Part = { content: AnnouncementContent; change(content: AnnouncementContent): void }

/** What it is, how grave, from when to when, and for whom. */
export function AboutPart({ content, change }: Part) {
  const words = useSay()
  const { kind, severity } = content
  return (
    <section>
      <h2>{words("announce.about")}</h2>
      <div className={css.two}>
        <SelectField
          label={words("announce.kind")}
          value={kind}
          onChange={({ target: { value } }) => {
            const chosen = announcementKinds.find((each) => each === value)
            if (chosen) change(asKind(content, chosen))
          }}
        >
          {announcementKinds.map((each) => (
            <option key={each} value={each}>
              {words(`announce.kind.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words("announce.severity")}
          hint={severity === "critical" ? words("announce.severity.critical.hint") : undefined}
          value={severity}
          onChange={({ target: { value } }) =>
            change({
              ...content,
              severity: announcementSeverity.options.find((each) => each === value) ?? severity,
            })
          }
        >
          {announcementSeverity.options.map((each) => (
            <option key={each} value={each}>
              {words(`announce.severity.${each}`)}
            </option>
          ))}
        </SelectField>
        <Moment
          label={words("announce.starts")}
          at={content.startsAt}
          set={(startsAt) => change({ ...content, startsAt })}
        />
        <Moment
          label={words("announce.ends")}
          at={content.endsAt}
          fault={endsTooSoon(content) ? words("announce.ends.too-soon") : undefined}
          set={(endsAt) => change({ ...content, endsAt })}
        />
        <Audience content={content} change={change} />
        {content.incident && <IncidentFields content={content} incident={content.incident} change={change} />}
      </div>
    </section>
  )
}

/** Typed in the writer's own zone; UTC stands under it, as readers will see both. */
function Moment(props: {
  label: string
  at: string | null
  fault?: string | undefined
  set(at: string | null): void
}) {
  const { label, at, fault, set } = props
  const { locale } = useCell(prefs)
  return (
    <Field
      label={label}
      type="datetime-local"
      value={toField(at)}
      fault={fault}
      hint={at ? bothClocks(locale, at) : undefined}
      onChange={(event) => set(fromField(event.target.value))}
    />
  )
}

function Audience({ content, change }: Part) {
  const words = useSay()
  const { data } = useQuery({
    queryKey: ["brands"],
    queryFn: () => call<BrandList>("GET", "/api/desk/brands"),
  })
  const brands = data?.brands ?? []
  if (brands.length < 2) return null
  const { audience } = content
  return (
    <SelectField
      label={words("announce.audience")}
      value={audience.to === "brand" ? audience.brandId : ""}
      onChange={({ target: { value } }) =>
        change({ ...content, audience: value ? { to: "brand", brandId: value } : { to: "everybody" } })
      }
    >
      <option value="">{words("announce.audience.everybody")}</option>
      {brands.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

type Incident = NonNullable<AnnouncementContent["incident"]>

function IncidentFields({ content, incident, change }: Part & { incident: Incident }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { data } = useQuery(incidentsQuery)
  const set = (more: Partial<Incident>) => change({ ...content, incident: { ...incident, ...more } })
  return (
    <>
      <SelectField
        label={words("announce.incident.stage")}
        value={incident.stage}
        onChange={({ target: { value } }) =>
          set({ stage: incidentStages.find((each) => each === value) ?? incident.stage })
        }
      >
        {incidentStages.map((stage) => (
          <option key={stage} value={stage}>
            {words(`announce.incident.${stage}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words("announce.incident.of")}
        value={incident.incidentId ?? ""}
        onChange={({ target: { value } }) => set({ incidentId: value || null })}
      >
        <option value="">{words("announce.incident.none")}</option>
        {data?.incidents.map(({ id, title }) => (
          <option key={id} value={id}>
            {locale === "zh-CN" ? title.zh : title.en}
          </option>
        ))}
      </SelectField>
    </>
  )
}

import type { BrandView, SaveBrand } from "@veridesk/contract/brands.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"
import { call } from "../data/api.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./brands.module.css"

const EMPTY = {
  name: "",
  shortName: "",
  legalEntity: "",
  hosts: [],
  supportEmail: "",
  accent: "#0b5563",
  mark: "",
}

/** One brand as an administrator writes it down; what is shown of its colour is counted by the server. */
export function BrandForm(props: { brand: BrandView | null; done(): void; close(): void }) {
  const { brand, done, close } = props
  const words = useSay()
  const [requestId] = useState(newId)
  const [at, setAt] = useState(() => typed(brand))
  const set = (field: keyof typeof at) => (event: { target: { value: string } }) =>
    setAt({ ...at, [field]: event.target.value })
  const form = useSubmit(
    () => call("POST", "/api/desk/brands", { body: asked({ at, brand, requestId }) }),
    () => {
      tell(words("brands.saved"))
      done()
    },
  )
  const fault = (field: string) => form.faultOf(`brand.${field}`)
  return (
    <form className={css.form} noValidate onSubmit={form.onSubmit}>
      <FormFault error={form.error} />
      <Field
        label={words("brands.name")}
        value={at.name}
        maxLength={80}
        onChange={set("name")}
        fault={fault("name")}
      />
      <Field
        label={words("brands.short")}
        hint={words("brands.short.hint")}
        value={at.shortName}
        maxLength={40}
        onChange={set("shortName")}
        fault={fault("shortName")}
      />
      <Field
        label={words("brands.entity")}
        value={at.legalEntity}
        maxLength={80}
        onChange={set("legalEntity")}
        fault={fault("legalEntity")}
      />
      <Field
        label={words("brands.hosts")}
        hint={words(brand?.main ? "brands.hosts.hint.main" : "brands.hosts.hint")}
        value={at.hosts}
        onChange={set("hosts")}
        fault={fault("hosts")}
        spellCheck={false}
      />
      <Field
        label={words("brands.mail")}
        type="email"
        value={at.supportEmail}
        onChange={set("supportEmail")}
        fault={fault("supportEmail")}
      />
      <Field label={words("brands.accent")} type="color" value={at.accent} onChange={set("accent")} />
      <Field
        label={words("brands.mark")}
        hint={words("brands.mark.hint")}
        value={at.mark}
        onChange={set("mark")}
        fault={fault("mark")}
        spellCheck={false}
      />
      <div className={css.acts}>
        <Button onClick={close}>{words("cancel")}</Button>
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("brands.save")}
        </Button>
      </div>
    </form>
  )
}

type Typed = Record<
  "name" | "shortName" | "legalEntity" | "hosts" | "supportEmail" | "accent" | "mark",
  string
>

function typed(brand: BrandView | null): Typed {
  const { name, shortName, legalEntity, hosts, supportEmail, accent, mark } = brand ?? EMPTY
  return {
    name,
    shortName,
    legalEntity,
    hosts: hosts.join(", "),
    supportEmail: supportEmail ?? "",
    accent,
    mark: mark ?? "",
  }
}

function asked({
  at,
  brand,
  requestId,
}: {
  at: Typed
  brand: BrandView | null
  requestId: string
}): SaveBrand {
  const key =
    brand?.key ??
    (
      at.shortName
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.join("-") || "brand"
    ).slice(0, 40)
  return {
    requestId,
    key,
    brand: {
      ...at,
      hosts: at.hosts.split(/[\s,，、]+/).filter(Boolean),
      supportEmail: at.supportEmail.trim() || null,
      mark: at.mark.trim() || null,
    },
  }
}

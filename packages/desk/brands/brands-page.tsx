import { useQuery } from "@tanstack/react-query"
import type { BrandList, BrandView } from "@veridesk/contract/brands.ts"
import { useState } from "react"
import { call } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { BrandForm } from "./brand-form.tsx"
import css from "./brands.module.css"
import { ThemeSample } from "./theme-sample.tsx"

/** The brands under which the exchange meets its customers: each with its help site's hosts, colours and addresses. */
export function BrandsPage() {
  const words = useSay()
  const list = useQuery({
    queryKey: ["brands"],
    queryFn: () => call<BrandList>("GET", "/api/desk/brands"),
    refetchOnReconnect: false,
  })
  const [open, setOpen] = useState<string | null>(null)
  const mayEdit = useCell(me)?.role === "administrator"
  if (list.isError)
    return (
      <Empty
        title={words("brands.failed")}
        action={<Button onClick={() => void list.refetch()}>{words("retry")}</Button>}
      />
    )
  if (!list.data) return <Skeleton lines={8} label={words("loading")} />
  const done = () => {
    setOpen(null)
    void list.refetch()
  }
  return (
    <div className={css.page}>
      <header>
        <h1>{words("brands.title")}</h1>
        <p className={css.about}>{words("brands.about")}</p>
        {!mayEdit && <p className={css.about}>{words("brands.read-only")}</p>}
      </header>
      {list.data.brands.map((brand) => (
        <section key={brand.id}>
          <h2>{brand.name}</h2>
          {open === brand.key ? (
            <BrandForm brand={brand} done={done} close={() => setOpen(null)} />
          ) : (
            <BrandFacts brand={brand} edit={mayEdit ? () => setOpen(brand.key) : undefined} />
          )}
        </section>
      ))}
      {open === "" ? (
        <section>
          <h2>{words("brands.new")}</h2>
          <BrandForm brand={null} done={done} close={() => setOpen(null)} />
        </section>
      ) : (
        mayEdit && (
          <div>
            <Button onClick={() => setOpen("")}>{words("brands.add")}</Button>
          </div>
        )
      )}
    </div>
  )
}

function BrandFacts({ brand, edit }: { brand: BrandView; edit: (() => void) | undefined }) {
  const words = useSay()
  return (
    <>
      <dl className={css.facts}>
        <dt>{words("brands.entity")}</dt>
        <dd>{brand.legalEntity}</dd>
        <dt>{words("brands.hosts")}</dt>
        <dd>{brand.hosts.length > 0 ? brand.hosts.join(", ") : words("brands.hosts.own")}</dd>
        <dt>{words("brands.mail")}</dt>
        <dd>{brand.supportEmail ?? words("brands.mail.own")}</dd>
      </dl>
      <ThemeSample accent={brand.accent} theme={brand.theme} />
      {edit && (
        <div>
          <Button onClick={edit}>{words("brands.edit", { name: brand.shortName })}</Button>
        </div>
      )}
    </>
  )
}

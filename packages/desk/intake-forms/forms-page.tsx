import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { readForm, readForms } from "../data/forms.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { newForm } from "./draft.ts"
import { FormEditor } from "./form-editor.tsx"
import css from "./forms.module.css"
import { FormsTable } from "./forms-table.tsx"

/** The intake forms: a list, and one of them open. Administrators edit, leads look. */
export function FormsPage() {
  const client = useQueryClient()
  const [open, setOpen] = useState<{ key: string | null; time: number } | null>(null)
  const again = async (key: string) => {
    await client.invalidateQueries({ queryKey: ["forms"] })
    setOpen({ key, time: Date.now() })
  }
  if (!open) return <FormsList onOpen={(key) => setOpen({ key, time: 0 })} />
  const hands = { onBack: () => setOpen(null), onChanged: (key: string) => void again(key) }
  return <OneForm key={`${open.key} ${open.time}`} formKey={open.key} {...hands} />
}

function FormsList({ onOpen }: { onOpen(key: string | null): void }) {
  const words = useSay()
  const list = useQuery({ queryKey: ["forms", "list"], queryFn: readForms })
  if (list.isError) return <Failed onAgain={() => void list.refetch()} />
  return (
    <div className={css.page}>
      <h1>{words("forms.title")}</h1>
      <p className={css.note}>{words("forms.lead")}</p>
      <section>
        <div className={css.head}>
          <h2>{words("forms.count", { n: list.data?.forms.length ?? 0 })}</h2>
          {list.data?.mayEdit && (
            <Button look="primary" onClick={() => onOpen(null)}>
              <Icon name="add" />
              {words("forms.new")}
            </Button>
          )}
        </div>
        {list.data ? (
          <FormsTable forms={list.data.forms} onOpen={onOpen} />
        ) : (
          <Skeleton lines={8} label={words("loading")} />
        )}
      </section>
    </div>
  )
}

function OneForm(props: { formKey: string | null; onBack(): void; onChanged(key: string): void }) {
  const { formKey, onBack, onChanged } = props
  const words = useSay()
  // A new form needs the teams too, which come with every form: any will do.
  const list = useQuery({ queryKey: ["forms", "list"], queryFn: readForms })
  const known = formKey ?? list.data?.forms[0]?.key ?? null
  const detail = useQuery({
    queryKey: ["forms", "one", known],
    queryFn: () => readForm(known ?? ""),
    enabled: known !== null,
    // What is being edited isn't replaced under the editor's hands.
    refetchOnWindowFocus: false,
  })
  if (detail.isError) return <Failed onAgain={() => void detail.refetch()} />
  if (!detail.data || detail.isFetching) return <Skeleton lines={8} label={words("loading")} />
  const { form, teams, mayEdit } = detail.data
  return (
    <FormEditor
      key={`${formKey} ${form.version}`}
      detail={formKey ? detail.data : null}
      start={formKey ? form : newForm(teams[0]?.key ?? "")}
      teams={teams}
      mayEdit={mayEdit}
      onBack={onBack}
      onChanged={onChanged}
    />
  )
}

function Failed({ onAgain }: { onAgain(): void }) {
  const words = useSay()
  return <Empty title={words("forms.failed")} action={<Button onClick={onAgain}>{words("retry")}</Button>} />
}

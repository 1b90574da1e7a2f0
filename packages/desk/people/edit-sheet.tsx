import type { Person } from "@veridesk/contract/staff-account.ts"
import { useState } from "react"
import { editPerson } from "../data/account.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./people.module.css"
import { wordsOf } from "./words-of.ts"

/** A person's name, languages and skills. */
export function EditSheet({
  person,
  onClose,
  onChanged,
}: {
  person: Person
  onClose(): void
  onChanged(): void
}) {
  const words = useSay()
  const [name, setName] = useState(person.name)
  const [languages, setLanguages] = useState(person.languages.join(", "))
  const [skills, setSkills] = useState(person.skills.join(", "))
  const form = useSubmit(
    () =>
      editPerson(person.id, { name: name.trim(), languages: wordsOf(languages), skills: wordsOf(skills) }),
    () => {
      onChanged()
      onClose()
    },
  )
  return (
    <Sheet title={words("people.edit.title", { name: person.name })} onClose={onClose}>
      <form className={css.form} onSubmit={form.onSubmit}>
        <FormFault error={form.error} />
        <Field
          label={words("people.name")}
          value={name}
          fault={form.faultOf("name")}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={words("people.languages")}
          hint={words("people.languages.hint")}
          value={languages}
          fault={form.faultOf("languages")}
          onChange={(event) => setLanguages(event.target.value)}
        />
        <Field
          label={words("people.skills")}
          hint={words("people.skills.hint")}
          value={skills}
          fault={form.faultOf("skills")}
          onChange={(event) => setSkills(event.target.value)}
        />
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("save")}
        </Button>
      </form>
    </Sheet>
  )
}

import { useSay } from "../words/words.ts"
import css from "./mail.module.css"

/** Whoever a mail names: what they call themselves, and always the address. */
export function Person({ person }: { person: { name: string; address: string } | null }) {
  const words = useSay()
  if (!person) return <>{words("mail.no-sender")}</>
  return (
    <span className={css.person}>
      {person.name !== "" && <bdi>{person.name}</bdi>}{" "}
      <bdi dir="ltr" className={css.code}>
        {person.address}
      </bdi>
    </span>
  )
}

export function People({ people }: { people: { name: string; address: string }[] }) {
  return people.map((person, i) => (
    <span key={i} className={css["one-person"]}>
      <Person person={person} />
    </span>
  ))
}

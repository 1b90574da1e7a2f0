import { Id4 } from "../frame/id4.tsx"
import { identifiersIn } from "./identifiers.ts"

/**
 * The text of a message. Hashes and addresses stand in groups of four, whole; links are text like any other,
 * because a link in a stranger's message is not for clicking.
 */
export function Body({ text }: { text: string }) {
  return (
    <>
      {identifiersIn(text).map(({ text: part, at, isIdentifier }) =>
        isIdentifier ? <Id4 key={at} value={part} small /> : <span key={at}>{part}</span>,
      )}
    </>
  )
}

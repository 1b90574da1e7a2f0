import { useEffect, useRef } from "react"

/** The head of the open mail. Where the list isn't beside it, whoever opened it is brought to its top. */
export function OpenedHeading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (innerWidth <= 900) heading.current?.focus()
  }, [])
  return (
    <h2 ref={heading} tabIndex={-1} data-opened-mail dir="auto">
      {text}
    </h2>
  )
}

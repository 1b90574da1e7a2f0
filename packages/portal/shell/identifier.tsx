import { Icon } from "./icon.tsx"
import { usePage } from "./page-state.ts"

/**
 * An identifier whole, in groups of four: people compare these character by character, and look-alike
 * addresses live on the middle that a shortened form hides. The gaps are margins, so a copy has no spaces.
 */
export function Identifier({ value }: { value: string }) {
  // A UUID has groups of its own.
  const groups = value.match(uuid.test(value) ? /\w{1,4}-?/g : /.{1,4}/gu) ?? [value]
  return (
    <bdi class="id4" dir="ltr">
      {groups.map((group, i) => (
        <span key={i}>{group}</span>
      ))}
    </bdi>
  )
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Ten digits as they are spoken: 4812 0773 51. */
export function TicketNumber({ number }: { number: string }) {
  return <Identifier value={number} />
}

/** An identifier with a button that copies all of it; without JavaScript the text can be selected. */
export function Copyable({ value, name }: { value: string; name: string }) {
  const { t } = usePage()
  return (
    <span class="copy-line">
      <Identifier value={value} />
      <button
        type="button"
        class="icon-btn js-only"
        data-copy={value}
        aria-label={t("copy.this", { name })}
        title={t("copy.this", { name })}
      >
        <Icon name="copy" size="s" />
      </button>
    </span>
  )
}

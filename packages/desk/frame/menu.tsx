import { type KeyboardEvent, type ReactNode, useContext } from "react"
import {
  Autocomplete,
  Button,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  OverlayTriggerStateContext,
  Popover,
  TextField,
  useFilter,
} from "react-aria-components"
import { useSay } from "../words/words.ts"
import { Icon } from "./icon.tsx"
import css from "./menu.module.css"

export interface Choice {
  id: string
  text: string
  /** A smaller word at the end: a key, a count, a role. */
  more?: string
  glyph?: ReactNode
  danger?: boolean
  off?: boolean
}
export interface ChoiceGroup {
  title?: string
  choices: readonly Choice[]
}

interface MenuProps {
  label: string
  /** What stands in the button. */
  children: ReactNode
  groups: readonly ChoiceGroup[]
  selected?: string
  onChoose(id: string): void
  isOpen?: boolean
  onOpenChange?(open: boolean): void
  /** Gives the menu a field to type in; for lists one would otherwise have to scroll. */
  searchable?: boolean
  className?: string
}

/** A button that opens a list of choices. With `searchable`, typing narrows the list and Enter takes the first. */
export function ChoiceMenu(props: MenuProps) {
  const { label, children, isOpen, onOpenChange, className } = props
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className={className ?? css.trigger}>
        {children}
        {/* After what is seen, so that somebody who speaks what they see is understood. */}
        <span className="vh"> {label}</span>
      </Button>
      <Popover className={css.pop} placement="bottom start" offset={4}>
        {props.searchable ? <SearchableChoices {...props} /> : <Choices {...props} />}
      </Popover>
    </MenuTrigger>
  )
}

function SearchableChoices(props: MenuProps) {
  const words = useSay()
  const { contains } = useFilter({ sensitivity: "base" })
  const overlay = useContext(OverlayTriggerStateContext)
  // The field would keep Escape to itself; it closes the menu like any other.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.nativeEvent.isComposing) overlay?.close()
  }
  return (
    <div role="presentation" onKeyDownCapture={onKeyDown}>
      <Autocomplete filter={contains}>
        <TextField className={css.search} aria-label={words("menu.search")} autoFocus>
          <Icon name="search" />
          <Input placeholder={words("menu.search")} />
        </TextField>
        <Choices {...props} />
      </Autocomplete>
    </div>
  )
}

function Choices({ label, groups, selected, onChoose }: MenuProps) {
  const words = useSay()
  const off = groups.flatMap((group) => group.choices.filter((choice) => choice.off).map(({ id }) => id))
  return (
    <Menu
      className={css.menu}
      aria-label={label}
      disabledKeys={off}
      selectionMode={selected === undefined ? "none" : "single"}
      selectedKeys={selected === undefined ? [] : [selected]}
      onAction={(key) => onChoose(String(key))}
      renderEmptyState={() => <p className={css.none}>{words("menu.none")}</p>}
    >
      {groups.map((group, i) => (
        <MenuSection key={group.title ?? i} aria-label={group.title ?? label}>
          {group.title && <Header className={css.head}>{group.title}</Header>}
          {group.choices.map((choice) => (
            <ChoiceItem key={choice.id} choice={choice} />
          ))}
        </MenuSection>
      ))}
    </Menu>
  )
}

function ChoiceItem({ choice }: { choice: Choice }) {
  return (
    <MenuItem
      id={choice.id}
      textValue={choice.text}
      className={choice.danger ? `${css.item} ${css.danger}` : css.item}
    >
      {({ isSelected }) => (
        <>
          <span className={css.glyph}>{isSelected ? <Icon name="check" /> : choice.glyph}</span>
          <span className={css.text}>{choice.text}</span>
          {choice.more && <span className={css.more}>{choice.more}</span>}
        </>
      )}
    </MenuItem>
  )
}

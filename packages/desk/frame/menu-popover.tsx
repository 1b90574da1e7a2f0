import type { KeyboardEvent, RefObject } from "react"
import {
  Autocomplete,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Popover,
  TextField,
  useFilter,
} from "react-aria-components"
import { useSay } from "../words/words.ts"
import type { Choice, MenuProps } from "./choice.ts"
import { Icon } from "./icon.tsx"
import css from "./menu.module.css"

type OpenMenuProps = MenuProps & { owner: RefObject<HTMLElement | null>; onClose(): void }

/** The open list of a menu, under its button. */
export function MenuPopover(props: OpenMenuProps) {
  const { owner, onClose } = props
  return (
    <Popover
      isOpen
      aria-label={props.label}
      triggerRef={owner}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      className={css.pop}
      placement="bottom start"
      offset={4}
    >
      {props.searchable ? <SearchableChoices {...props} /> : <Choices {...props} />}
    </Popover>
  )
}

function SearchableChoices(props: OpenMenuProps) {
  const words = useSay()
  const { contains } = useFilter({ sensitivity: "base" })
  // The field would keep Escape to itself; it closes the menu like any other.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.nativeEvent.isComposing) props.onClose()
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

function Choices({ label, groups: groupsNow, selected, onChoose, onClose }: OpenMenuProps) {
  const words = useSay()
  const groups = groupsNow()
  const off = groups.flatMap((group) => group.choices.filter((choice) => choice.off).map(({ id }) => id))
  return (
    <Menu
      className={css.menu}
      aria-label={label}
      disabledKeys={off}
      selectionMode={selected === undefined ? "none" : "single"}
      selectedKeys={selected === undefined ? [] : [selected]}
      onClose={onClose}
      onAction={(key) => {
        onClose()
        onChoose(String(key))
      }}
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
          <span className={css.text}>
            {choice.text}
            {choice.about && <small className={css.about}>{choice.about}</small>}
          </span>
          {choice.more && <span className={css.more}>{choice.more}</span>}
        </>
      )}
    </MenuItem>
  )
}

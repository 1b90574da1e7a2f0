import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from "react-aria-components"
import { type Found, find } from "../data/server.ts"
import { type ActionId, act, actionIds, actionWord, canDo, keyLabel, keyOf } from "../frame/actions.ts"
import { Icon } from "../frame/icon.tsx"
import { Id4 } from "../frame/id4.tsx"
import { Kbd } from "../frame/kbd.tsx"
import { goTo } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import { findHere } from "./find-here.ts"
import css from "./palette.module.css"
import { typeOf } from "./type-of.ts"
import { useLate } from "./use-late.ts"

const AFTER_MS = 120
const hidden = new Set<ActionId>([
  "search",
  "help",
  "next",
  "previous",
  "open",
  "next-message",
  "previous-message",
])

/** One box for everything: actions by their name, conversations by number, name or TxID. Shows the key beside each action. */
export function Palette({ onClose }: { onClose(): void }) {
  const words = useSay()
  const [text, setText] = useState("")
  const asked = useLate(text.trim(), AFTER_MS)
  const { data, isFetching } = useQuery({
    queryKey: ["find", asked],
    queryFn: ({ signal }) => find(asked, signal),
    enabled: asked.length >= 2,
    placeholderData: (before) => before,
  })
  const kind = typeOf(text)
  const actions = actionIds.filter(
    (id) => !hidden.has(id) && canDo(id) && matches(words(actionWord(id)), text),
  )
  const here = findHere(text)
  const there = (text.trim().length >= 2 ? (data?.conversations ?? []) : []).filter(
    (item) => !here.some((known) => known.id === item.id),
  )
  const choose = (key: string) => {
    onClose()
    const action = actions.find((id) => `act:${id}` === key)
    // After the sheet has given the focus back, so that what the action focuses keeps it.
    if (action) setTimeout(() => act(action), 0)
    else goTo(key)
  }
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className={css.veil}>
      <Modal className={css.palette}>
        <Dialog aria-label={words("palette.label")}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <TextField className={css.search} aria-label={words("palette.label")} autoFocus>
              <Icon name="search" size={20} />
              <Input placeholder={words("find.placeholder")} spellCheck={false} autoComplete="off" />
            </TextField>
            {kind && <p className={css.detected}>{words(`palette.${kind}`)}</p>}
            <Menu
              className={css.menu}
              aria-label={words("palette.results")}
              onAction={(key) => choose(String(key))}
              renderEmptyState={() => (
                <p className={css.none}>
                  {words(isFetching ? "palette.searching" : "palette.none", { text })}
                </p>
              )}
            >
              {here.length + there.length > 0 && (
                <MenuSection>
                  <Header className={css.head}>{words("palette.conversations")}</Header>
                  {[...here, ...there].map((item) => (
                    <Result key={item.id} item={item} />
                  ))}
                </MenuSection>
              )}
              {actions.length > 0 && (
                <MenuSection>
                  <Header className={css.head}>{words("palette.actions")}</Header>
                  {actions.map((id) => (
                    <MenuItem
                      key={id}
                      id={`act:${id}`}
                      textValue={words(actionWord(id))}
                      className={css.item}
                    >
                      <Icon name="forward" />
                      <span className={css.two}>{words(actionWord(id))}</span>
                      {keyOf(id) && <Kbd>{keyLabel(keyOf(id) ?? "")}</Kbd>}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

type Item = Found["conversations"][number]

function Result({ item }: { item: Item }) {
  const words = useSay()
  return (
    <MenuItem
      id={item.id}
      textValue={`${item.customerName} ${item.subject} ${item.number}`}
      className={css.item}
    >
      <Icon name="ticket" />
      <span className={css.two}>
        <span dir="auto">
          {item.customerName} · {item.subject}
        </span>{" "}
        <small>{words(`status.${item.status}`)}</small>
      </span>
      <Id4 value={item.number} small />
    </MenuItem>
  )
}

function matches(name: string, text: string): boolean {
  return name.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase())
}

import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components"
import { useCell } from "../data/cell.ts"
import { IconButton } from "../frame/button.tsx"
import { drawer } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import { ChainSection } from "./chain-section.tsx"
import { CustomerSection } from "./customer-section.tsx"
import { HistorySection } from "./history-section.tsx"
import css from "./side-panel.module.css"

/** Who the customer is and what chain and exchange know; beside the conversation, or over it where it is narrow. */
export function SidePanel({ id, docked, shown }: { id: string; docked: boolean; shown: boolean }) {
  const words = useSay()
  const open = useCell(drawer)
  if (docked)
    return shown ? (
      <aside className={css.panel} aria-label={words("panel.label")}>
        <Sections id={id} />
      </aside>
    ) : null
  return (
    <ModalOverlay isOpen={open} isDismissable onOpenChange={(now) => drawer.set(now)}>
      <Modal className={css.drawer}>
        <Dialog>
          <div className={css.head}>
            <Heading slot="title">{words("panel.label")}</Heading>
            <IconButton
              icon="close"
              size={20}
              label={words("close")}
              keys="Esc"
              onPress={() => drawer.set(false)}
            />
          </div>
          <Sections id={id} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Each part is read by itself: one that fails leaves the others alone. */
function Sections({ id }: { id: string }) {
  return (
    <div className={css.body}>
      <CustomerSection id={id} />
      <ChainSection id={id} />
      <HistorySection id={id} />
    </div>
  )
}

import type { ReactNode } from "react"
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components"
import { IconButton } from "../frame/button.tsx"
import { drawer } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import css from "./side-panel.module.css"

/** The side panel where there is no room beside the conversation: it slides over it. */
export function Drawer({ children }: { children: ReactNode }) {
  const words = useSay()
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(now) => drawer.set(now)}>
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
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

import type { ReactNode } from "react"
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components"
import { useSay } from "../words/words.ts"
import { IconButton } from "./button.tsx"
import { Perforation } from "./paper.tsx"
import css from "./sheet.module.css"

/** A sheet over the desk, with a perforated head; Escape, the cross or a click beside it close it. */
export function Sheet(props: {
  title: string
  onClose(): void
  children: ReactNode
  foot?: ReactNode
  wide?: boolean
  /** As wide as the desk: for looking at a whole page. */
  full?: boolean
  /** For questions that must be answered: a click beside it doesn't close it. */
  firm?: boolean
}) {
  const { title, onClose, children, foot, wide, full, firm } = props
  const words = useSay()
  return (
    <ModalOverlay
      isOpen
      isDismissable={!firm}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      className={css.veil}
    >
      <Modal className={[css.sheet, wide && css.wide, full && css.full].filter(Boolean).join(" ")}>
        <Dialog role={firm ? "alertdialog" : "dialog"}>
          <div className={css.head}>
            <Heading slot="title">{title}</Heading>
            <IconButton icon="close" label={words("close")} keys="Esc" onPress={onClose} />
          </div>
          <Perforation />
          <div className={css.body}>{children}</div>
          {foot && <div className={css.foot}>{foot}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

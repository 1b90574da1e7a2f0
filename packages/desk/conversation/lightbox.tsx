import { type KeyboardEvent, type PointerEvent, useRef, useState, type WheelEvent } from "react"
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components"
import { IconButton } from "../frame/button.tsx"
import type { LightboxImage } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import css from "./lightbox.module.css"

const MOST_ZOOM = 5
const STEP = 1.4

interface View {
  zoom: number
  x: number
  y: number
}
const whole: View = { zoom: 1, x: 0, y: 0 }

/** Pictures one looks at closely: up to five-fold, dragged or moved by keys, from one to the next. */
export function Lightbox(props: { images: readonly LightboxImage[]; at: number; onClose(): void }) {
  const { images, onClose } = props
  const words = useSay()
  const [at, setAt] = useState(props.at)
  const [view, setView] = useState(whole)
  const image = images[at]
  const drag = useDrag(view, setView)
  if (!image) return null

  const zoomBy = (factor: number) => setView((now) => zoomed(now, now.zoom * factor))
  const turn = (step: number) => {
    setAt((now) => (now + step + images.length) % images.length)
    setView(whole)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "+" || event.key === "=") zoomBy(STEP)
    else if (event.key === "-") zoomBy(1 / STEP)
    else if (event.key === "0") setView(whole)
    else if (event.key.startsWith("Arrow")) arrow(event.key)
    else return
    event.preventDefault()
  }
  const arrow = (key: string) => {
    const dx = key === "ArrowLeft" ? 1 : key === "ArrowRight" ? -1 : 0
    const dy = key === "ArrowUp" ? 1 : key === "ArrowDown" ? -1 : 0
    if (view.zoom > 1) setView((now) => ({ ...now, x: now.x + dx * 60, y: now.y + dy * 60 }))
    else if (dx !== 0) turn(-dx)
  }

  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className={css.veil}>
      <Modal className={css.box}>
        <Dialog>
          {/* Keys count wherever the focus is: the buttons have it first. */}
          <div className={css.inner} role="presentation" onKeyDown={onKeyDown}>
            <div className={css.bar}>
              <Heading slot="title">
                <span dir="auto">{image.name}</span>
                {images.length > 1 && ` · ${at + 1}/${images.length}`}
              </Heading>
              {images.length > 1 && (
                <>
                  <IconButton
                    icon="back"
                    size={20}
                    label={words("lightbox.previous")}
                    keys="←"
                    onPress={() => turn(-1)}
                  />
                  <IconButton
                    icon="forward"
                    size={20}
                    label={words("lightbox.next")}
                    keys="→"
                    onPress={() => turn(1)}
                  />
                </>
              )}
              <IconButton
                icon="zoom-out"
                size={20}
                label={words("lightbox.smaller")}
                keys="-"
                onPress={() => zoomBy(1 / STEP)}
              />
              <IconButton
                icon="zoom-in"
                size={20}
                label={words("lightbox.larger")}
                keys="+"
                onPress={() => zoomBy(STEP)}
              />
              <IconButton icon="close" size={20} label={words("close")} keys="Esc" onPress={onClose} />
            </div>
            <div
              className={css.stage}
              role="presentation"
              onWheel={(event: WheelEvent) => zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15)}
              onDoubleClick={() => setView(view.zoom > 1 ? whole : zoomed(view, 2.5))}
              {...drag}
            >
              <img
                src={image.url}
                alt={image.name}
                draggable={false}
                style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})` }}
              />
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function zoomed(view: View, zoom: number): View {
  const next = Math.min(MOST_ZOOM, Math.max(1, zoom))
  return next === 1 ? whole : { zoom: next, x: (view.x * next) / view.zoom, y: (view.y * next) / view.zoom }
}

/** Dragging moves the picture; two fingers zoom it. */
function useDrag(view: View, set: (view: View) => void) {
  const fingers = useRef(new Map<number, { x: number; y: number }>())
  const begun = useRef({ view, distance: 0, x: 0, y: 0 })
  const centre = () => {
    const points = [...fingers.current.values()]
    const x = points.reduce((sum, point) => sum + point.x, 0) / points.length
    const y = points.reduce((sum, point) => sum + point.y, 0) / points.length
    const [a, b] = points
    return { x, y, distance: a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0 }
  }
  const begin = () => {
    begun.current = { view, ...centre() }
  }
  const lift = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId)
    if (fingers.current.size > 0) begin()
  }
  return {
    onPointerDown(event: PointerEvent) {
      event.currentTarget.setPointerCapture(event.pointerId)
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      begin()
    },
    onPointerMove(event: PointerEvent) {
      if (!fingers.current.has(event.pointerId)) return
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      const now = centre()
      const from = begun.current
      const zoom =
        from.distance > 0 && now.distance > 0
          ? from.view.zoom * (now.distance / from.distance)
          : from.view.zoom
      const next = zoomed(from.view, zoom)
      if (next.zoom === 1) return set(whole)
      set({ ...next, x: next.x + now.x - from.x, y: next.y + now.y - from.y })
    },
    onPointerUp: lift,
    onPointerCancel: lift,
  }
}

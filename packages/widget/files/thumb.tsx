import { useEffect, useRef } from "preact/hooks"

/**
 * A picture drawn onto a canvas: the page that carries us may forbid pictures of blob: addresses, and needs no exception
 * for us. Fits the given square, or keeps its shape up to the given width.
 */
export function Thumb({ file, width = 40, alt = "" }: { file: Blob; width?: number; alt?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let isOver = false
    createImageBitmap(file).then(
      (picture) => {
        const { current } = canvas
        const context = current?.getContext("2d")
        if (isOver || !current || !context) return
        const sharp = Math.min(3, devicePixelRatio || 1)
        const scale = Math.min(1, (width * sharp) / picture.width)
        current.width = Math.max(1, Math.round(picture.width * scale))
        current.height = Math.max(1, Math.round(picture.height * scale))
        context.drawImage(picture, 0, 0, current.width, current.height)
        picture.close()
      },
      () => null,
    )
    return () => {
      isOver = true
    }
  }, [file, width])
  return (
    <canvas
      class="thumb"
      ref={canvas}
      width={width}
      height={width}
      role={alt ? "img" : undefined}
      aria-label={alt || undefined}
      aria-hidden={alt ? undefined : true}
    />
  )
}

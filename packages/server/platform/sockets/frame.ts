/** A whole frame of text, as it goes over the wire: written once, it can be sent to any number of peers. */
export type Frame = Buffer

/** @returns the text as one final frame without a mask, as servers send them (RFC 6455 §5.2) */
export function textFrame(text: string): Frame {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x81
  frame[1] = head === 2 ? length : head === 4 ? 126 : 127
  if (head === 4) frame.writeUInt16BE(length, 2)
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.write(text, head)
  return frame
}

let context: AudioContext | null = null

/** Two short, low tones. Only after the reader has switched them on, which is also the gesture that browsers ask for. */
export function chime(): void {
  try {
    context ??= new AudioContext()
    const from = context.currentTime
    for (const [i, pitch] of [523, 659].entries()) {
      const tone = context.createOscillator()
      const volume = context.createGain()
      tone.frequency.value = pitch
      volume.gain.setValueAtTime(0.08, from + i * 0.12)
      volume.gain.exponentialRampToValueAtTime(0.001, from + i * 0.12 + 0.2)
      tone.connect(volume).connect(context.destination)
      tone.start(from + i * 0.12)
      tone.stop(from + i * 0.12 + 0.22)
    }
  } catch {
    // No sound here; the count on the button says the same.
  }
}

/** The package brings its types under a name that no compiler looks for. */
declare module "unicode-confusables" {
  /** Character by character, with what each looks like where it isn't itself. */
  export function confusables(text: string): { point: string; similarTo?: string }[]
}

/** Whether the decimal string `amount` reaches `minimum`, exactly and without floating point. */
export function reaches(amount: string, minimum: string): boolean {
  const places = Math.max(placesOf(amount), placesOf(minimum))
  return units(amount, places) >= units(minimum, places)
}

function placesOf(amount: string): number {
  return amount.split(".")[1]?.length ?? 0
}

function units(amount: string, places: number): bigint {
  const [whole = "0", fraction = ""] = amount.split(".")
  return BigInt(whole + fraction.padEnd(places, "0"))
}
